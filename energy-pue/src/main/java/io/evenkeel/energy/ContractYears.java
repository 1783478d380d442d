package io.evenkeel.energy;

import io.evenkeel.audit.Actor;
import io.evenkeel.energy.MeteredYear.Period;
import java.util.List;
import java.util.OptionalLong;

/** Years under an efficiency contract. Verbs need {@code EDIT_ENERGY} and are audited. Thread-safe. */
public interface ContractYears {

    /**
     * The year as it stands now.
     *
     * @param year 2000 to 2100
     */
    ContractYear of(int year);

    /**
     * Writes down what is agreed from a year on.
     *
     * @throws io.evenkeel.audit.Refusal OUT_OF_DATE where somebody else changed it; INVALID naming the field
     */
    void agree(Actor actor, int year, Contract contract, OptionalLong expectedVersion);

    /**
     * Settles a month by what people know of it, in place of its meters.
     *
     * @param periods 1 to 31, each with energies and tariff
     * @param reason 3 to 500 characters
     */
    void enterMonth(Actor actor, int year, int month, List<Period> periods, String reason);

    /** Back to the meters. @throws io.evenkeel.audit.Refusal NOT_FOUND where nothing was entered */
    void removeEntry(Actor actor, int year, int month);
}
