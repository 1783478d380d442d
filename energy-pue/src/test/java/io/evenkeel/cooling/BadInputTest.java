package io.evenkeel.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a file is said by field or row. */
class BadInputTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "count": 5, "capacity_kw"       | "count": 0, "capacity_kw"     | the site has no chiller
                    "capacity_kw": 3500             | "capacity_kw": -3500          | chillers.capacity_kw is -3500
                    "id": "grid", "fed_by": ""      | "id": "grid", "fed_by": "it"  | a loop
                    "fed_by": "pdu"                 | "fed_by": "nowhere"           | nowhere, which is not in it
                    "ntu": 0.961980,                | "ntu": 0.961980, "nut": 1,    | nut
                    "ntu": 0.961980,                |                               | ntu
                    """)
    void siteIsRefused(String right, String wrong, String said) {
        String json = ReferencePlant.text("reference-site.json").replace(right, wrong == null ? "" : wrong);
        assertThatThrownBy(() -> PlantFiles.site("site.json", json))
                .isInstanceOf(UnusableInput.class)
                .hasMessageContaining(said);
    }

    @Test
    void wetBulbAboveDryBulbIsRefused() {
        refused(rows(8760).replace("\n7,1,10.0,8.0", "\n7,1,10.0,11.0"), "row 7: wet_bulb_c 11.0 is above dry_bulb_c");
    }

    @Test
    void yearWithAMissingHourIsRefused() {
        refused(rows(8759), "has 8,759 hours");
    }

    @Test
    void leapDayIsRefused() {
        refused(rows(8784), "29 February is left out");
    }

    @Test
    void hoursOfAnotherClimateAreNamed() {
        assertThatThrownBy(
                        () -> PlantFiles.hours("hours.csv", reader("climate,hour\nbeijing,3\n"), Optional.of("oslo")))
                .isInstanceOf(UnusableInput.class)
                .hasMessageContaining("it has beijing");
    }

    @Test
    void unknownChillerIsAnsweredByThoseThereAre() {
        assertThatThrownBy(() -> PlantFiles.chiller("chillers.json", ReferencePlant.text("chillers.json"), "none"))
                .isInstanceOf(UnusableInput.class)
                .hasMessageContaining(ReferencePlant.CHILLER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "a1"\\s*:\\s*[^,]+        | "a1": -1       | a1, a2 and a3 must be numbers of 0 or more
                    "a1"\\s*:\\s*[^,]+        | "a1": 1e400    | a1, a2 and a3 must be numbers of 0 or more
                    "a1"\\s*:\\s*[^,]+        | "a1": null     | a1
                    "capacity"\\s*:\\s*\\[    | "capacity": [1, | capacity must have 6 coefficients
                    "least"\\s*:\\s*4[^,]+     | "least": 400   | leaving must ascend
                    """)
    void aSitesOwnChillerIsRefused(String right, String wrong, String said) {
        String json = ownChiller().replaceFirst(right, wrong);
        assertThatThrownBy(() -> PlantFiles.ownChiller("site.json", json))
                .isInstanceOf(UnusableInput.class)
                .hasMessageContaining(said);
    }

    @Test
    void aChillerThatIsNullIsNone() {
        assertThat(PlantFiles.ownChiller("site.json", "{\"chiller\": null}")).isEmpty();
        assertThat(PlantFiles.ownChiller("site.json", ownChiller())).isPresent();
    }

    private static String ownChiller() {
        Plant plant = ReferencePlant.plant();
        return PlantFiles.json(plant.site(), plant.chiller());
    }

    private static String rows(int hours) {
        return "hour,month,dry_bulb_c,wet_bulb_c,pressure_pa\n"
                + IntStream.rangeClosed(1, hours)
                        .mapToObj(hour -> hour + ",1,10.0,8.0,101325\n")
                        .collect(Collectors.joining());
    }

    private static void refused(String csv, String said) {
        assertThatThrownBy(() -> PlantFiles.weather("weather.csv", reader(csv)))
                .isInstanceOf(UnusableInput.class)
                .hasMessageContaining(said);
    }

    private static BufferedReader reader(String text) {
        return new BufferedReader(new StringReader(text));
    }
}
