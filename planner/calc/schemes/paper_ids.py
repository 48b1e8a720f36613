"""The papers that a household may be asked to bring, by id; the views hold their words."""

__all__ = ["PAPERS"]

PAPERS = frozenset(
    {
        # Of an income
        "payslips",
        "agency_slips",
        "business_declaration",
        "france_travail_notice",
        "cpam_statement",
        "employer_or_insurer_statement",
        "pension_statement",
        "caf_certificate",
        "department_decision",
        "student_grant_notice",
        "school_notice",
        "youth_allowance_notice",
        "asylum_card_notice",
        "maintenance_judgment",
        "bank_statement",
        "rental_lease",
        "tax_notice",
        # Of the dwelling, the account and the procedure
        "lease",
        "rent_notice",
        "rent_account",
        "allowance_notice",
        "bailiff_acts",
        # Of a charge or a debt
        "energy_bill",
        "water_bill",
        "insurance_certificate",
        "phone_bill",
        "school_bill",
        "childcare_contract",
        "health_insurance_schedule",
        "medical_estimate",
        "transport_receipt",
        "car_invoice",
        "credit_schedule",
        "creditor_letter",
        "fine_notice",
        "public_debt_notice",
        "co_ownership_call",
        "contract_or_receipt",
        # Of a request
        "identity",
        "household_record",
        "family_record_book",
        "residence_permit",
        "landlord_bank_details",
        "employment_end_proof",
        "payment_plan_copy",
        "reasons_for_arrears",
        "over_indebtedness_decision",
        "list_of_debts",
        "rib",
    }
)
