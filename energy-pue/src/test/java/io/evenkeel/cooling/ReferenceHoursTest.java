package io.evenkeel.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value of hours that were computed by two other programs from the same description. */
class ReferenceHoursTest {
    /** Those values are printed with three to four digits. */
    private static final double PRINTED = 6e-4;

    private final Plant plant = ReferencePlant.plant();

    static List<Map<String, String>> hours() throws IOException {
        try (var in = Objects.requireNonNull(ReferenceHoursTest.class.getResourceAsStream("reference-hours.csv"))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String[] names = lines.getFirst().split(",", -1);
            return lines.stream()
                    .skip(1)
                    .map(line -> row(names, line.split(",", -1)))
                    .toList();
        }
    }

    private static Map<String, String> row(String[] names, String[] cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], cells[i]);
        }
        return row;
    }

    @ParameterizedTest
    @MethodSource("hours")
    void everyValueIsAsTwoOtherProgramsHaveIt(Map<String, String> hour) {
        Controller controller = Objects.equals(hour.get("controller"), "expert")
                ? Controllers.expert(plant)
                : Controllers.baseline(plant);
        var weather = new Weather(1, 1, number(hour, "tdb"), number(hour, "twb"), number(hour, "p"));
        PlantState state = controller.decide(weather, ReferencePlant.LOAD).orElseThrow();
        values(state)
                .forEach((name, value) -> assertThat(value).as(name).isCloseTo(number(hour, name), within(PRINTED)));
    }

    private static double number(Map<String, String> hour, String name) {
        return Double.parseDouble(Objects.requireNonNull(hour.get(name)));
    }

    private static Map<String, Double> values(PlantState state) {
        Setting set = state.setting();
        Powers kw = state.powers();
        PlantState.Heat heat = state.heat();
        List<String> names = Arrays.asList(
                ("tsa,tchw,tcw,e,nch,ncwp,f,ncell,s,nchwp,it,pdu,ups,transformer,aux,fans,chwp,cwp,chillers,towers,basin,"
                                + "total,qcoil,qplant,qecon,qchiller,qrej,t1,t2,tcho,mchw,mcw,plr,cop,lift,flag")
                        .split(",", -1));
        double[] values = {
            set.supplyAirC(),
            set.chilledWaterC(),
            set.towerWaterC(),
            set.economizer() ? 1 : 0,
            set.chillers(),
            set.condenserPumps(),
            set.condenserFlow(),
            set.cells(),
            state.fanSpeed(),
            set.chilledPumps(),
            kw.it(),
            kw.pdu(),
            kw.ups(),
            kw.transformer(),
            kw.auxiliary(),
            kw.fans(),
            kw.chilledPumps(),
            kw.condenserPumps(),
            kw.chillers(),
            kw.towers(),
            kw.basin(),
            kw.total(),
            heat.coil(),
            heat.plant(),
            heat.plate(),
            heat.chillers(),
            heat.rejected(),
            state.condenserInC(),
            state.condenserOutC(),
            state.evaporatorOutC(),
            state.chilledFlow(),
            state.condenserFlow(),
            state.partLoad(),
            state.cop(),
            state.lift(),
            (state.outsideTemperatures() ? 1 : 0) + (state.outsideLift() ? 2 : 0)
        };
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(names.get(i), values[i]);
        }
        return named;
    }
}
