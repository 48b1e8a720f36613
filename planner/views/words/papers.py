"""Words for the papers to bring: what to look for in the bag of letters."""

from __future__ import annotations

from collections.abc import Mapping

from planner.views.i18n import N_

__all__ = ["PAPERS"]

PAPERS: Mapping[str, str] = {
    "payslips": N_("les trois derniers bulletins de paie"),
    "agency_slips": N_("les relevés de missions d’intérim"),
    "business_declaration": N_("la dernière déclaration d’activité (URSSAF)"),
    "france_travail_notice": N_("l’avis de France Travail, avec la date de fin"),
    "cpam_statement": N_("le relevé d’indemnités journalières"),
    "employer_or_insurer_statement": N_("le décompte de l’employeur ou de la prévoyance"),
    "pension_statement": N_("le relevé de pension ou de retraite"),
    "caf_certificate": N_("l’attestation de paiement de la CAF ou de la MSA"),
    "department_decision": N_("la décision du département ou de la MDPH"),
    "student_grant_notice": N_("la notification de bourse"),
    "school_notice": N_("la notification de bourse du collège ou du lycée"),
    "youth_allowance_notice": N_("le contrat ou la décision de la mission locale"),
    "asylum_card_notice": N_("la notification de l’allocation pour demandeur d’asile"),
    "maintenance_judgment": N_("le jugement qui fixe la pension alimentaire"),
    "bank_statement": N_("les trois derniers relevés de compte en banque"),
    "rental_lease": N_("le bail du logement donné en location"),
    "tax_notice": N_("le dernier avis d’impôt"),
    "lease": N_("le bail et ses avenants"),
    "rent_notice": N_("le dernier avis d’échéance ou la dernière quittance"),
    "rent_account": N_("le décompte détaillé du bailleur"),
    "allowance_notice": N_("la notification de l’aide au logement"),
    "bailiff_acts": N_("les actes du commissaire de justice"),
    "energy_bill": N_("la dernière facture d’énergie"),
    "water_bill": N_("la dernière facture d’eau"),
    "insurance_certificate": N_("l’attestation d’assurance"),
    "phone_bill": N_("la dernière facture de téléphone ou d’internet"),
    "school_bill": N_("la dernière facture de cantine ou de périscolaire"),
    "childcare_contract": N_("le contrat de crèche ou d’assistante maternelle"),
    "health_insurance_schedule": N_("l’échéancier de la complémentaire santé"),
    "medical_estimate": N_("le devis ou la facture de soins"),
    "transport_receipt": N_("l’abonnement ou le reçu de transport"),
    "car_invoice": N_("la facture du véhicule (assurance, entretien)"),
    "credit_schedule": N_("le tableau d’amortissement du crédit"),
    "creditor_letter": N_("la dernière lettre du créancier"),
    "fine_notice": N_("l’avis d’amende"),
    "public_debt_notice": N_("l’avis de la caisse ou du Trésor public"),
    "co_ownership_call": N_("l’appel de charges de copropriété"),
    "contract_or_receipt": N_("le contrat ou le reçu"),
    "identity": N_("une pièce d’identité de chaque adulte"),
    "household_record": N_("ce qui dit qui vit au foyer"),
    "family_record_book": N_("le livret de famille"),
    "residence_permit": N_("le titre de séjour"),
    "landlord_bank_details": N_("le RIB du bailleur"),
    "employment_end_proof": N_("l’attestation de fin de contrat"),
    "payment_plan_copy": N_("la copie du plan signé avec le bailleur"),
    "reasons_for_arrears": N_("ce qui explique le retard (arrêt, séparation, lettre)"),
    "over_indebtedness_decision": N_("les courriers de la commission de surendettement"),
    "list_of_debts": N_("la liste des dettes, avec les créanciers"),
    "rib": N_("un RIB"),
}
