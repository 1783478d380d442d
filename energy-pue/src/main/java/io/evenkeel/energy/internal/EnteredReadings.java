package io.evenkeel.energy.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.energy.CarbonFactor;
import io.evenkeel.energy.Reading;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What people may write down. */
final class EnteredReadings {
    private static final int MOST = 10_000;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final double MOST_KG = 3;
    private static final int LONGEST_SOURCE = 300;

    private EnteredReadings() {}

    static void check(List<Reading> readings, Instant now) {
        if (readings.isEmpty() || readings.size() > MOST) {
            throw wrong("Hand in 1 to 10,000 readings at once; here are " + readings.size() + ".", "readings");
        }
        Set<Instant> seen = new HashSet<>();
        for (Reading reading : readings) {
            if (reading.at().isAfter(now) || reading.at().isBefore(FIRST)) {
                throw wrong("The reading of " + reading.at() + " must be of a time since 2000 that is over.", "at");
            }
            if (!Double.isFinite(reading.value())) {
                throw wrong("The reading of " + reading.at() + " is no number.", "value");
            }
            if (!seen.add(reading.at())) {
                throw wrong("There are two readings of " + reading.at() + "; leave one.", "at");
            }
        }
    }

    static void check(CarbonFactor factor) {
        if (factor.year() < FIRST_YEAR || factor.year() > LAST_YEAR) {
            throw wrong("The year of a factor must be 2000 to 2100.", "year");
        }
        if (!(factor.kgPerKwh() >= 0 && factor.kgPerKwh() <= MOST_KG)) {
            throw wrong("A factor must be 0 to 3 kg CO₂ for each kWh.", "kgPerKwh");
        }
        if (factor.source().isBlank() || factor.source().length() > LONGEST_SOURCE) {
            throw wrong("Say in 1 to 300 characters who published the factor.", "source");
        }
    }

    static Refusal wrong(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "energy-reading-invalid", sentence, field);
    }
}
