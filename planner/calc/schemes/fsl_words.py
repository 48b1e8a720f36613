"""The closed lists of words that a FSL profile may use; their French wording is in the views."""

from enum import StrEnum

__all__ = [
    "AbatementFor",
    "Confidence",
    "DebtLine",
    "Divisor",
    "Exclusion",
    "Filer",
    "LandlordType",
    "Occupancy",
    "OverIndebtedness",
    "Period",
    "PriorStep",
    "ReferenceAmount",
    "RentPart",
    "SourceKind",
    "Term",
]


class SourceKind(StrEnum):
    """Where a profile was read."""

    OFFICIAL = "official"
    CODE = "code"
    PRESS = "press"
    ARCHIVE = "archive"
    SECONDARY = "secondary"
    LOCAL = "local"


class Confidence(StrEnum):
    """``S``: on the authority's own page or an open transcription; ``S2``: secondary or cut."""

    SEEN = "S"
    SECONDARY = "S2"


class Period(StrEnum):
    """The months whose resources count."""

    PREVIOUS_MONTH = "previous_month"
    AVERAGE_3_MONTHS = "average_3_months"
    DECLARED = "declared"


class AbatementFor(StrEnum):
    """Which households have a share of their resources left out."""

    SINGLE_PERSON = "single_person"


class Term(StrEnum):
    """A term of what is compared with a ceiling."""

    RESOURCES = "resources"
    PLUS_HOUSING_AID = "plus_housing_aid"
    MINUS_RENT = "minus_rent"
    MINUS_CHARGES = "minus_charges"


class Divisor(StrEnum):
    """What the resources are divided by before being compared."""

    NOTHING = "nothing"
    PERSONS = "persons"
    UNITS = "units"
    PARTS = "parts"


class ReferenceAmount(StrEnum):
    """A national amount that a ceiling refers to."""

    POVERTY_LINE = "poverty_line"
    RSA = "rsa"
    SMIC = "smic"


class RentPart(StrEnum):
    """What of the rent an effort ratio counts."""

    RENT = "rent"
    RENT_AND_CHARGES = "rent_and_charges"
    RENT_AND_CHARGES_WITHOUT_ENERGY = "rent_and_charges_without_energy"


class Occupancy(StrEnum):
    """In which right the household occupies the dwelling."""

    TENANT = "tenant"
    SUBTENANT = "subtenant"
    HOSTEL_RESIDENT = "hostel_resident"
    OWNER = "owner"


class DebtLine(StrEnum):
    """A part of the debt that a fund takes or leaves out."""

    RENT = "rent"
    CHARGES = "charges"
    REGULARISATION = "regularisation"
    SLS = "sls"
    REPAIRS = "repairs"
    PENALTIES = "penalties"
    FEES = "fees"
    BAILIFF_FEES = "bailiff_fees"
    COURT_COSTS = "court_costs"
    UNOCCUPIED_DWELLING = "unoccupied_dwelling"
    FORMER_DWELLING = "former_dwelling"
    FORMER_DWELLING_SAME_LANDLORD = "former_dwelling_same_landlord"


class PriorStep(StrEnum):
    """What must have been done before the fund is asked."""

    CCAPEX_OR_BENEFIT_STOP = "ccapex_or_benefit_stop"
    CCAPEX_INFORMED = "ccapex_informed"
    CAF_INFORMED = "caf_informed"
    PAYMENT_PLAN = "payment_plan"
    PAYMENT_PLAN_KEPT = "payment_plan_kept"
    NEGOTIATION_OR_PLAN = "negotiation_or_plan"
    BENEFIT_PAID_TO_LANDLORD = "benefit_paid_to_landlord"
    GUARANTOR_UNUSABLE = "guarantor_unusable"
    ACTION_LOGEMENT_ASKED = "action_logement_asked"
    NEW_LEASE_IF_TERMINATED = "new_lease_if_terminated"
    RIGHTS_CLAIMED = "rights_claimed"
    BACK_PAYMENT_DEDUCTED = "back_payment_deducted"


class OverIndebtedness(StrEnum):
    """What an over-indebtedness file does to the request."""

    EXCLUDE = "exclude"
    COORDINATE = "coordinate"
    AFTER_PLAN = "after_plan"


class LandlordType(StrEnum):
    """A landlord, as regulations tell them apart."""

    PUBLIC = "public"
    PRIVATE = "private"
    COMMUNAL_CONTRIBUTING = "communal_contributing"
    COMMUNAL_NOT_CONTRIBUTING = "communal_not_contributing"


class Exclusion(StrEnum):
    """Who is left out."""

    STUDENT = "student"
    STUDENT_WITHOUT_JOB = "student_without_job"
    MINOR_NOT_EMANCIPATED = "minor_not_emancipated"
    HOUSED_FREE = "housed_free"
    HOMELESS = "homeless"
    INSALUBRITY_ORDER = "insalubrity_order"
    MISFIT_SIZE_UNLESS_LEAVING = "misfit_size_unless_leaving"
    MOVE_FOR_CONVENIENCE = "move_for_convenience"
    IRREGULAR_STAY = "irregular_stay"


class Filer(StrEnum):
    """Who files the request."""

    HOUSEHOLD = "household"
    LANDLORD = "landlord"
    SOCIAL_WORKER = "social_worker"
    HOUSEHOLD_OR_SOCIAL_WORKER = "household_or_social_worker"
