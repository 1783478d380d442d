package io.evenkeel.energy;

import io.evenkeel.energy.internal.SettlementJson;
import java.math.BigDecimal;
import java.util.Optional;

/** Contract, readings and settlement as JSON; see {@code docs/energy.md}. What decides money is decimal, as a string or a number. */
public final class SettlementFiles {
    private SettlementFiles() {}

    /** A contract. @throws IllegalArgumentException with a sentence that names the field */
    public static Contract contract(String file, String json) {
        return SettlementJson.contract(file, json);
    }

    /** Readings of a year. @throws IllegalArgumentException with a sentence that names the field */
    public static MeteredYear meters(String file, String json) {
        return SettlementJson.meters(file, json);
    }

    /** A design load that the readings name, which wins over the contract's. */
    public static Optional<BigDecimal> designItKw(String file, String json) {
        return SettlementJson.designItKw(file, json);
    }

    /** The settlement as one JSON object: {@code status}, the year's figures, {@code amount_cny}. */
    public static String json(Settlement settlement) {
        return SettlementJson.of(settlement);
    }
}
