"""Addresses of the worklist, cases and decisions (`/zaken/`), and of assessing (`/beoordelen/`)."""

from django.urls import URLPattern, path

from .views import assessor, case, decision, joint, panel, worklist

app_name = "assessments"

urlpatterns: list[URLPattern] = [
    path("beoordelen/", assessor.to_assess, name="to_assess"),
    path("beoordelen/<int:pk>/belang/", assessor.declare_interest, name="declare"),
    path("beoordelen/<int:pk>/", assessor.assess, name="assess"),
    path("beoordelen/<int:pk>/gezamenlijk/", assessor.agree, name="agree"),
    path("zaken/", worklist.worklist, name="worklist"),
    path("zaken/beoordelingen/", worklist.overview, name="overview"),
    path("zaken/besluiten/", decision.to_decide, name="to_decide"),
    path("zaken/voorwaarden/", decision.open_conditions, name="open_conditions"),
    path("zaken/<int:pk>/", case.case, name="case"),
    path("zaken/<int:pk>/adviseur/", case.set_adviser, name="set_adviser"),
    path("zaken/<int:pk>/panel/", panel.panel, name="panel"),
    path("zaken/<int:pk>/gezamenlijk/", joint.joint_outcome, name="joint_outcome"),
    path("zaken/<int:pk>/besluit/", decision.prepare, name="prepare"),
    path("zaken/besluiten/<int:pk>/", decision.decision, name="decision"),
    path("zaken/voorwaarden/<int:pk>/", decision.meet, name="meet_condition"),
]
