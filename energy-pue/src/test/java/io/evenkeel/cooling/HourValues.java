package io.evenkeel.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Hours whose every value was computed by another program, as CSV with a header. */
final class HourValues {
    private HourValues() {}

    static List<Map<String, String>> rows(String csv) {
        List<String> lines = csv.lines().toList();
        String[] names = lines.getFirst().split(",", -1);
        return lines.stream()
                .skip(1)
                .map(line -> row(names, line.split(",", -1)))
                .toList();
    }

    private static Map<String, String> row(String[] names, String[] cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], cells[i]);
        }
        return row;
    }

    static double number(Map<String, String> hour, String name) {
        return Double.parseDouble(Objects.requireNonNull(hour.get(name), name));
    }

    /** Decides an hour as its row's controller and compares every value. */
    static void isAsComputedElsewhere(Plant plant, Weather weather, Map<String, String> hour, double digits) {
        Controller controller = Objects.equals(hour.get("controller"), "expert")
                ? Controllers.expert(plant)
                : Controllers.baseline(plant);
        PlantState state = controller.decide(weather, ReferencePlant.LOAD).orElseThrow();
        values(state)
                .forEach((name, value) -> assertThat(value)
                        .as("%s of hour %s, %s", name, hour.get("hour"), hour.get("controller"))
                        .isCloseTo(number(hour, name), within(digits)));
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
