"""The register, the regions with their partnerships, and how municipalities are drawn."""

from .regions import (
    PUBLIC_REGION_STATUSES,
    PartnerKind,
    Partnership,
    Region,
    RegionQuerySet,
    RegionStatus,
)
from .register import (
    Article,
    LocationKind,
    Municipality,
    OpenDataStatement,
    Organisation,
    OrganisationKind,
    OrganisationQuerySet,
    Origin,
    RegisterDelivery,
    RegisterRow,
    SchoolLocation,
    Sector,
    StatementSubject,
    sectors_field,
)
from .shapes import MunicipalityShape, ShapeSource

__all__ = [
    "PUBLIC_REGION_STATUSES",
    "Article",
    "LocationKind",
    "Municipality",
    "MunicipalityShape",
    "OpenDataStatement",
    "Organisation",
    "OrganisationKind",
    "OrganisationQuerySet",
    "Origin",
    "PartnerKind",
    "Partnership",
    "Region",
    "RegionQuerySet",
    "RegionStatus",
    "RegisterDelivery",
    "RegisterRow",
    "SchoolLocation",
    "Sector",
    "ShapeSource",
    "StatementSubject",
    "sectors_field",
]
