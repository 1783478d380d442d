package io.evenkeel.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What calibration makes of hours whose plant is known: the product's own, with other sizes. */
class CalibrationTest {
    private static final Plant DESIGN = ReferencePlant.plant();
    private static List<OperatingHour> worn = List.of();

    @BeforeAll
    static void aPlantThatIsWorn() {
        worn = hours(
                Plant.of(site("\"ua\": 1250", "\"ua\": 1100", "\"ntu\": 0.961980", "\"ntu\": 0.85"), chiller(1.2)));
    }

    private static Site site(String... exchanged) {
        String json = ReferencePlant.text("reference-site.json");
        for (int i = 0; i < exchanged.length; i += 2) {
            json = json.replace(exchanged[i], exchanged[i + 1]);
        }
        return PlantFiles.site("site.json", json);
    }

    private static Chiller chiller(double a3) {
        Chiller of = DESIGN.chiller();
        return new Chiller(
                of.name(), of.a1(), of.a2(), a3 * of.a3(), of.capacity(), of.leaving(), of.entering(), of.lift(), 0);
    }

    private static List<OperatingHour> hours(Plant plant) {
        Controller expert = Controllers.expert(plant);
        List<OperatingHour> hours = new ArrayList<>();
        for (Weather weather : ReferencePlant.sanFrancisco()) {
            if (weather.hour() % 3 == 1) {
                expert.decide(weather, SimulatedOperation.load(weather)).ifPresent(state -> hours.add(hour(state)));
            }
        }
        return hours;
    }

    private static OperatingHour hour(PlantState state) {
        return new OperatingHour(
                state.weather(),
                state.setting(),
                state.powers(),
                state.heat(),
                state.fanSpeed(),
                state.chilledFlow(),
                state.condenserFlow(),
                state.condenserInC(),
                state.evaporatorOutC());
    }

    private static Calibration calibrated(List<OperatingHour> hours) {
        return Calibration.of(DESIGN.site(), DESIGN.chiller(), hours);
    }

    @Test
    void sizesOfAPlantOfTheSameFormAreFound() {
        Calibration found = calibrated(worn);
        assertThat(found.refusals()).isEmpty();
        assertThat(found.site().crah().ua()).isCloseTo(1100, within(11.0));
        assertThat(found.site().towers().ntu()).isCloseTo(0.85, within(0.005));
        assertThat(found.chiller().a3()).isCloseTo(1.2 * DESIGN.chiller().a3(), within(0.3));
        assertThat(found.total().cvrmse()).isLessThan(1e-3);
        assertThat(found.unexplained()).isZero();
    }

    @Test
    void theDesignAloneAgreesLess() {
        assertThat(Calibration.against(DESIGN, worn).cvrmse())
                .isGreaterThan(3 * calibrated(worn).total().cvrmse());
    }

    @Test
    void aWeekIsTheLeast() {
        assertThatThrownBy(() -> calibrated(worn.subList(0, 100)))
                .isInstanceOf(UnusableInput.class)
                .hasMessageContaining("100 usable hours")
                .hasMessageContaining("at least 168");
    }

    @Test
    void aSensorThatStandsStillLeavesItsHoursOut() {
        List<OperatingHour> stuck = new ArrayList<>(worn);
        for (int i = 0; i < 50; i++) {
            OperatingHour of = stuck.get(i);
            stuck.set(i, with(of, new Weather(1, 1, 20, 3.21, 101_325), of.powers()));
        }
        assertThat(calibrated(stuck).leftOut()).isEqualTo(50);
    }

    @Test
    void chillersAboveCarnotAreRefusedAndTheDesignIsKept() {
        Calibration found = calibrated(drawing(worn, kw -> times(kw, 0.1, 1)));
        assertThat(found.refusals())
                .singleElement()
                .asString()
                .contains("chillers")
                .contains("Carnot");
        assertThat(found.chiller()).isEqualTo(DESIGN.chiller());
    }

    @Test
    void unbelievableFansAreRefused() {
        Calibration found = calibrated(drawing(worn, kw -> times(kw, 1, 20)));
        assertThat(found.refusals())
                .singleElement()
                .asString()
                .contains("towers")
                .contains("11.0 kW are designed");
    }

    @Test
    void partsThatDidNotRunAreHeld() {
        List<OperatingHour> free =
                worn.stream().filter(hour -> hour.setting().chillers() == 0).toList();
        Calibration.Part chillers = calibrated(free).parts().stream()
                .filter(part -> Objects.equals(part.name(), "chillers"))
                .findFirst()
                .orElseThrow();
        assertThat(chillers.verdict()).isEqualTo(Calibration.Verdict.HELD);
        assertThat(chillers.reason()).isEqualTo("they ran in only 0 hours.");
    }

    @Test
    void aFixedLoadSaysThatItTellsLittle() {
        Controller expert = Controllers.expert(DESIGN);
        List<OperatingHour> alike = ReferencePlant.sanFrancisco().subList(0, 400).stream()
                .map(weather -> hour(expert.decide(weather, ReferencePlant.LOAD).orElseThrow()))
                .toList();
        assertThat(calibrated(alike).parts().getFirst().reason()).contains("The load hardly changed");
    }

    private static List<OperatingHour> drawing(List<OperatingHour> hours, UnaryOperator<Powers> other) {
        return hours.stream()
                .map(hour -> with(hour, hour.weather(), other.apply(hour.powers())))
                .toList();
    }

    private static Powers times(Powers kw, double chillers, double towers) {
        return new Powers(
                kw.it(),
                kw.pdu(),
                kw.ups(),
                kw.transformer(),
                kw.auxiliary(),
                kw.fans(),
                kw.chilledPumps(),
                kw.condenserPumps(),
                chillers * kw.chillers(),
                towers * kw.towers(),
                kw.basin());
    }

    private static OperatingHour with(OperatingHour of, Weather weather, Powers powers) {
        return new OperatingHour(
                weather,
                of.setting(),
                powers,
                of.heat(),
                of.fanSpeed(),
                of.chilledFlow(),
                of.condenserFlow(),
                of.condenserInC(),
                of.evaporatorOutC());
    }
}
