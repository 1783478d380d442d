package io.evenkeel.energy;

import io.evenkeel.audit.Actor;
import io.evenkeel.energy.NodeBalance.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The tree of energy, its meters, and what they say. Verbs need {@code EDIT_ENERGY} and are audited. Thread-safe. */
public interface Energy {

    /** The tree as it is. */
    StoredTree tree();

    /**
     * Replaces the tree. Readings are kept, also of meters that are no more in it.
     *
     * @throws io.evenkeel.audit.Refusal OUT_OF_DATE where somebody else changed it
     */
    StoredTree arrange(Actor actor, EnergyTree tree, OptionalLong expectedVersion);

    /**
     * Writes down readings of a meter that people read; one of a moment that has a reading replaces it. Late ones are welcome.
     *
     * @param readings 1 to 10,000, none in the future
     * @return how many
     */
    int enter(Actor actor, String meter, List<Reading> readings);

    /** Writes down the factor of a year, replacing the one before. */
    void carbon(Actor actor, CarbonFactor factor);

    /**
     * What a span used, lost and how well. Computed from readings at every call, so that late ones count.
     *
     * @throws io.evenkeel.audit.Refusal INVALID where {@code from} is not before {@code to}; TOO_LARGE above 70,000 days of meters
     */
    EnergyPicture picture(Instant from, Instant to);

    /**
     * PUE hour by hour, in the order of time.
     *
     * @param from the first begins here
     * @param hours 1 to 744
     * @throws io.evenkeel.audit.Refusal INVALID outside these; TOO_LARGE above 70,000 days of meters
     */
    List<EnergyHour> hours(Instant from, int hours);

    /** @param version grows by 1 with each change; 0 before the first */
    record StoredTree(EnergyTree tree, long version) {}

    /**
     * @param pue empty where a meter that it needs has a gap in this hour
     * @param silent the first meters that had a gap, those that a PUE needs before others
     */
    record EnergyHour(Instant from, Optional<Amount> pue, List<String> silent) {
        public EnergyHour {
            silent = List.copyOf(silent);
        }
    }

    /** @param carbon the factor that was used: of the span's year, else the newest before it */
    record EnergyPicture(
            Instant from,
            Instant to,
            Effectiveness site,
            List<NodeBalance> nodes,
            List<MeterSaid> meters,
            Optional<CarbonFactor> carbon) {

        public EnergyPicture {
            nodes = List.copyOf(nodes);
            meters = List.copyOf(meters);
        }
    }

    /**
     * What one meter measured.
     *
     * @param trouble why it is silent just now, where that is known
     */
    record MeterSaid(String meter, Metered metered, Optional<MeterTrouble> trouble) {}

    /**
     * Why the device of a meter tells nothing.
     *
     * @param detail a sentence for people
     * @param lastAt when it told something last
     */
    record MeterTrouble(String device, ModbusState.Failure failure, String detail, Optional<Instant> lastAt) {}
}
