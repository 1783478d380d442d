package io.evenkeel.energy.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.alerting.RoomAlerts.Held;
import io.evenkeel.energy.internal.CountedHour;
import io.evenkeel.energy.internal.PricedHour;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EnergyAlertsTests {
    private static final double LIMIT = 1_000;
    private static final ZonedDateTime FIRST = ZonedDateTime.of(2026, 9, 23, 0, 0, 0, 0, ZoneId.of("Asia/Shanghai"));

    /** Hours in a row; one that is not a number is a gap. */
    private static Optional<Held> held(double... kwh) {
        List<PricedHour> hours = new ArrayList<>();
        for (int i = 0; i < kwh.length; i++) {
            ZonedDateTime at = FIRST.plusHours(i);
            OptionalDouble used = Double.isNaN(kwh[i]) ? OptionalDouble.empty() : OptionalDouble.of(kwh[i]);
            var counted = new CountedHour(
                    "grid", at.toInstant(), used, OptionalDouble.empty(), OptionalDouble.empty(), false, List.of());
            hours.add(new PricedHour(at, true, Optional.of(counted), Optional.empty()));
        }
        return EnergyAlerts.overLimit("grid", LIMIT, hours);
    }

    @Test
    void anHourOverItsLimitAlertsWithBothNumbers() {
        Held held = held(900, 1_001).orElseThrow();
        assertThat(held.labels())
                .containsEntry("alertname", "EnergyHourOverLimit")
                .containsEntry("node", "grid");
        assertThat(held.annotations().get("description")).contains("1,001 kWh", "the limit is 1,000 kWh");
    }

    @Test
    void theLimitItselfIsAllowed() {
        assertThat(held(1_000)).isEmpty();
    }

    @Test
    void theNextKnownHourBelowEndsIt() {
        assertThat(held(1_200, 900)).isEmpty();
    }

    @Test
    void aGapAlertsNothing() {
        assertThat(held(900, Double.NaN)).isEmpty();
        assertThat(held(Double.NaN)).isEmpty();
    }

    @Test
    void aGapClearsNothingAndSaysSo() {
        assertThat(held(1_200, Double.NaN, Double.NaN)
                        .orElseThrow()
                        .annotations()
                        .get("description"))
                .contains("The 2 hours since then are not known");
    }

    @Test
    void afterTwoDaysOfGapsItIsNoMoreHeld() {
        double[] hours = new double[49];
        java.util.Arrays.fill(hours, Double.NaN);
        hours[0] = 1_200;
        assertThat(held(hours)).isEmpty();
    }
}
