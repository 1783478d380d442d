package io.evenkeel.energy;

import io.evenkeel.audit.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;

/** Tariffs, and what energy cost by them. Verbs need {@code EDIT_ENERGY} and are audited. Thread-safe. */
public interface EnergyTariffs {

    /** By the day from which they are valid. */
    List<StoredTariff> all();

    /** Writes a tariff down, replacing the one that is valid from the same day. @throws io.evenkeel.audit.Refusal OUT_OF_DATE */
    StoredTariff keep(Actor actor, Tariff tariff, OptionalLong expectedVersion);

    /** @throws io.evenkeel.audit.Refusal NOT_FOUND where none begins on that day */
    void remove(Actor actor, LocalDate from);

    /**
     * What a node used and what it cost.
     *
     * @param node the grid, or one that is watched
     * @param to the last day, not before {@code from}; at most 400 days in all
     */
    EnergyBill bill(String node, LocalDate from, LocalDate to);

    /**
     * Counts the hours from a day on again, because the tree was wrong.
     *
     * @param from at most the first day of the year before the last
     */
    void countAgain(Actor actor, LocalDate from);

    /** @param version grows by 1 with each change */
    record StoredTariff(Tariff tariff, long version) {}
}
