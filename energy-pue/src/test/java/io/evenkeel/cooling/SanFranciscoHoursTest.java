package io.evenkeel.cooling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every value of 24 hours, by both sets of rules, against numbers of a program in Python that was written from the description
 * of the plant alone, with bisection for every root. That program gives all 1,728 published values of 24 hours of Beijing too.
 * The hours: the coldest and the hottest wet bulb, and those in the middle of 22 of 24 equal parts of the year sorted by it.
 */
class SanFranciscoHoursTest {
    /** That program takes the chiller's coefficients as published, to seven digits; ours are fitted anew. */
    private static final double PRINTED = 1e-4;

    private final Plant plant = ReferencePlant.plant();
    private final List<Weather> year = ReferencePlant.sanFrancisco();

    static List<Map<String, String>> hours() throws IOException {
        try (var in =
                Objects.requireNonNull(SanFranciscoHoursTest.class.getResourceAsStream("san-francisco-hours.csv"))) {
            return HourValues.rows(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource("hours")
    void everyValueIsAsAnotherProgramHasIt(Map<String, String> hour) {
        Weather weather = year.get((int) HourValues.number(hour, "hour") - 1);
        HourValues.isAsComputedElsewhere(plant, weather, hour, PRINTED);
    }
}
