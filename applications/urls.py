"""Addresses of applications, for the penvoerder and for partners who sign."""

from django.urls import include, path

from .views import (
    attachments,
    autosave,
    completing,
    drafts,
    lead,
    lists,
    locations,
    partner_adding,
    partner_list,
    questions,
    receipts,
    reminding,
    reopening,
    reuse,
    sections,
    signing,
    signing_by_link,
    submitting,
    team,
)

app_name = "applications"

urlpatterns = [
    path("beheer/rondes/", include("applications.round_urls")),
    path("aanvragen/", lists.own, name="list"),
    path("aanvragen/nieuw/", lists.start, name="start"),
    path("aanvragen/<int:pk>/", drafts.detail, name="detail"),
    path("aanvragen/<int:pk>/geschiedenis/", drafts.story, name="history"),
    path("aanvragen/<int:pk>/team/", team.overview, name="team"),
    path("aanvragen/<int:pk>/team/<int:role_pk>/", team.change, name="team_change"),
    path("aanvragen/<int:pk>/penvoerder/", lead.propose, name="lead"),
    path("aanvragen/<int:pk>/penvoerder/intrekken/", lead.take_back, name="lead_take_back"),
    path("penvoerderschap/<int:pk>/", lead.answer, name="lead_answer"),
    path("aanvragen/<int:pk>/partners/", partner_list.partners, name="partners"),
    path("aanvragen/<int:pk>/partners/zoeken/", partner_adding.search, name="partner_search"),
    path("aanvragen/<int:pk>/partners/vestigingen/", locations.of_all, name="locations"),
    path(
        "aanvragen/<int:pk>/partners/<int:partner_pk>/vestigingen/",
        locations.of_partner,
        name="partner_locations",
    ),
    path(
        "aanvragen/<int:pk>/partners/<int:partner_pk>/",
        partner_list.contact,
        name="partner_contact",
    ),
    path(
        "aanvragen/<int:pk>/partners/<int:partner_pk>/verwijderen/",
        partner_list.remove,
        name="partner_remove",
    ),
    path("aanvragen/<int:pk>/ondertekening/", partner_list.progress_of_signing, name="signatures"),
    path("aanvragen/<int:pk>/controleren/", submitting.review, name="review"),
    path("aanvragen/<int:pk>/indienen/", submitting.submit, name="submit"),
    path("aanvragen/<int:pk>/aanvullen/", completing.complete, name="complete"),
    path("aanvragen/<int:pk>/versies/", completing.versions, name="versions"),
    path("aanvragen/<int:pk>/heropenen/", reopening.reopen, name="reopen"),
    path("aanvragen/<int:pk>/terugzetten/", reopening.put_back, name="put_back"),
    path("aanvragen/<int:pk>/intrekken/", submitting.withdraw, name="withdraw"),
    path("aanvragen/<int:pk>/ontvangstbewijs/", submitting.receipt, name="receipt"),
    path("aanvragen/<int:pk>/ontvangstbewijs.pdf", receipts.receipt_pdf, name="receipt_pdf"),
    path("aanvragen/<int:pk>/ingediend/", submitting.submitted, name="submitted"),
    path(
        "aanvragen/<int:pk>/begroting.xlsx",
        sections.budget_template,
        name="budget_template",
    ),
    path("aanvragen/<int:pk>/onderdeel/<slug:kind>/", sections.edit, name="section"),
    path(
        "aanvragen/<int:pk>/onderdeel/<slug:kind>/vragen/", questions.of_section, name="questions"
    ),
    path("aanvragen/<int:pk>/overnemen/", reuse.whole, name="reuse"),
    path("aanvragen/<int:pk>/onderdeel/<slug:kind>/overnemen/", reuse.section, name="take_over"),
    path("aanvragen/<int:pk>/onderdeel/<slug:kind>/bewaren/", autosave.autosave, name="autosave"),
    path("aanvragen/<int:pk>/onderdeel/<slug:kind>/wie/", autosave.present, name="present"),
    path("aanvragen/<int:pk>/ondertekening/herinneren/", reminding.remind, name="remind_to_sign"),
    path(
        "aanvragen/<int:pk>/ondertekening/<int:partner_pk>/link-intrekken/",
        partner_list.withdraw_signing_link,
        name="withdraw_signing_link",
    ),
    path("ondertekenen/link/<str:token>/", signing_by_link.cover, name="sign_by_link"),
    path("ondertekenen/link/<str:token>/aanvraag/", signing_by_link.read, name="read_by_link"),
    path(
        "ondertekenen/link/<str:token>/bijlage/<slug:sha256>/",
        signing_by_link.attachment,
        name="attachment_by_link",
    ),
    path("ondertekenen/link/<str:token>/bedankt/", signing_by_link.done, name="signed_by_link"),
    path(
        "ondertekenen/link/<str:token>/kopie.pdf",
        signing_by_link.signed_pdf,
        name="signed_copy_by_link",
    ),
    path(
        "aanvragen/<int:pk>/onderdeel/<slug:kind>/bijlagen/",
        attachments.of_section,
        name="attachments",
    ),
    path(
        "aanvragen/<int:pk>/onderdeel/<slug:kind>/bijlagen/<int:attachment_pk>/",
        attachments.one,
        name="attachment",
    ),
    path(
        "aanvragen/<int:pk>/onderdeel/<slug:kind>/bijlagen/<int:attachment_pk>/verwijderen/",
        attachments.remove,
        name="attachment_remove",
    ),
    path("ondertekenen/", signing.own, name="signing_list"),
    path("ondertekenen/<int:pk>/", signing.answer, name="sign"),
    path("ondertekenen/<int:pk>/bedankt/", signing.done, name="signed"),
]
