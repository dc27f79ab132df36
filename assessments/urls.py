"""Addresses of the worklist, cases and decisions (`/zaken/`), and of assessing (`/beoordelen/`)."""

from django.urls import URLPattern, path

from .views import (
    assessor,
    case,
    case_file,
    correction,
    decision,
    joint,
    many,
    outcome,
    panel,
    preparing,
    rounds,
    worklist,
)

app_name = "assessments"

urlpatterns: list[URLPattern] = [
    path("aanvragen/<int:pk>/bestand/", case_file.case_file, name="case_file"),
    path("aanvragen/<int:pk>/bestand.pdf", case_file.case_file_pdf, name="case_file_pdf"),
    path("aanvragen/<int:pk>/bestand.zip", case_file.case_file_zip, name="case_file_zip"),
    path("beheer/rondes/<int:pk>/overzicht/", rounds.round_overview, name="round_overview"),
    path("uitkomsten/<int:pk>/", outcome.outcome, name="outcome"),
    path("uitkomst/<str:token>/", outcome.outcome_by_link, name="outcome_by_link"),
    path("beoordelen/", assessor.assigned, name="assigned"),
    path("beoordelen/<int:pk>/", assessor.member, name="member"),
    path("beoordelen/<int:pk>/belang/", assessor.declare, name="declare"),
    path("beoordelen/<int:pk>/oordeel/", assessor.assess, name="assess"),
    path("beoordelen/<int:pk>/ingeleverd/", assessor.handed_in, name="handed_in"),
    path("beoordelen/<int:pk>/gezamenlijk/", assessor.agree, name="agree"),
    path("zaken/", worklist.worklist, name="worklist"),
    path("zaken/beoordelingen/", worklist.overview, name="overview"),
    path("zaken/adviseur/", many.assign_adviser, name="assign_adviser"),
    path("zaken/panel/", many.open_panels, name="open_panels"),
    path("zaken/besluiten/", decision.to_decide, name="to_decide"),
    path("zaken/besluiten/<int:pk>/", decision.decision, name="decision"),
    path("zaken/besluiten/<int:pk>/nemen/", decision.take, name="take"),
    path("zaken/besluiten/<int:pk>/concept.pdf", decision.preview_pdf, name="preview_pdf"),
    path("zaken/brieven/<str:reference>/verbeteren/", correction.prepare, name="correct"),
    path("zaken/verbeteringen/<int:pk>/", correction.correction, name="correction"),
    path("zaken/voorwaarden/", decision.open_conditions, name="open_conditions"),
    path("zaken/voorwaarden/<int:pk>/", decision.meet, name="meet_condition"),
    path("zaken/<int:pk>/", case.case, name="case"),
    path("zaken/<int:pk>/adviseur/", case.set_adviser, name="set_adviser"),
    path("zaken/<int:pk>/volgen/", case.claim, name="claim"),
    path("zaken/<int:pk>/eisen/", case.requirements, name="requirements"),
    path("zaken/<int:pk>/panel/", panel.panel, name="panel"),
    path("zaken/<int:pk>/panel/<int:member_pk>/", panel.remove, name="remove_member"),
    path("zaken/<int:pk>/gezamenlijk/", joint.joint_outcome, name="joint_outcome"),
    path("zaken/<int:pk>/besluit/", preparing.prepare, name="prepare"),
    path("zaken/<int:pk>/samenvoegen/", case.merge_case, name="merge"),
    path("zaken/<int:pk>/in-oprichting/", case.keep_forming, name="keep_forming"),
]
