package io.evenkeel.console.cli;

import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Powers;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.Weather;
import io.evenkeel.cooling.YearRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hours as CSV, every number as exact as it is, so that another plant can evaluate the settings again. */
final class PlantRows {
    private static final String HEAD =
            "controller,hour,tdb,twb,p,load_kw,ok,tsa,tchw,tcw,e,nch,ncwp,f,ncell,s,nchwp,it,pdu,"
                    + "ups,transformer,aux,fans,chwp,cwp,chillers,towers,basin,total,qcoil,qplant,qecon,qchiller,qrej,t1,t2,tcho,mchw,"
                    + "mcw,plr,cop,lift,flag";
    private static final int BEFORE_OK = 6;

    private PlantRows() {}

    static void write(Path out, String controller, List<YearRun.Hour> hours, List<Optional<PlantState>> states) {
        WholeFile.text(out, csv -> {
            csv.write(HEAD + "\n");
            for (int i = 0; i < hours.size(); i++) {
                csv.write(row(controller, hours.get(i), states.get(i)) + "\n");
            }
        });
    }

    private static String row(String controller, YearRun.Hour hour, Optional<PlantState> state) {
        Weather weather = hour.weather();
        Stream<Object> first = Stream.of(
                controller,
                weather.hour(),
                weather.dryBulbC(),
                weather.wetBulbC(),
                weather.pressurePa(),
                hour.loadKw());
        Stream<Object> rest = state.map(PlantRows::cells).orElseGet(PlantRows::nothing);
        return Stream.concat(first, rest).map(Object::toString).collect(Collectors.joining(","));
    }

    private static Stream<Object> nothing() {
        int cells = HEAD.split(",", -1).length - BEFORE_OK - 1;
        return Stream.concat(Stream.of(0), Stream.generate(() -> "").limit(cells));
    }

    private static Stream<Object> cells(PlantState state) {
        Setting set = state.setting();
        Stream<Object> chosen = Stream.of(
                1,
                set.supplyAirC(),
                set.chilledWaterC(),
                set.towerWaterC(),
                set.economizer() ? 1 : 0,
                set.chillers(),
                set.condenserPumps(),
                set.condenserFlow(),
                set.cells(),
                state.fanSpeed(),
                set.chilledPumps());
        return Stream.of(chosen, powers(state.powers()), flows(state)).flatMap(part -> part);
    }

    private static Stream<Object> powers(Powers kw) {
        return Stream.of(
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
                kw.total());
    }

    private static Stream<Object> flows(PlantState state) {
        PlantState.Heat heat = state.heat();
        return Stream.of(
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
                (state.outsideTemperatures() ? 1 : 0) + (state.outsideLift() ? 2 : 0));
    }
}
