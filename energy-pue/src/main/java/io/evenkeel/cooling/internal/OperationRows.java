package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.OperatingHour;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Powers;
import io.evenkeel.cooling.Setting;
import io.evenkeel.cooling.UnusableInput;
import io.evenkeel.cooling.Weather;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Hours of operation from CSV with the columns that a simulation writes. */
public final class OperationRows {
    private static final int MOST_COUNT = 64;
    private static final int MOST_HOURS = 100_000;
    private static final double MOST_KW = 1e6;
    private static final double MOST_FLOW = 1e5;
    /** How far the sum of the parts may be from the total. */
    private static final double BALANCE = 0.05;

    private static final List<String> COLUMNS = List.of(
            ("tdb,twb,p,tsa,tchw,tcw,e,nch,ncwp,ncell,nchwp,it,pdu,ups,transformer,aux,fans,chwp,cwp,chillers,towers,basin,total,"
                            + "qcoil,qplant,qecon,qchiller,qrej,s,mchw,mcw,t1,tcho")
                    .split(",", -1));

    private OperationRows() {}

    public static List<OperatingHour> read(String file, BufferedReader csv) {
        List<OperatingHour> hours = new ArrayList<>();
        CsvTable.read(file, csv, COLUMNS, row -> {
            if (!row.text("ok").filter("0"::equals).isPresent()) {
                if (hours.size() == MOST_HOURS) {
                    throw new UnusableInput(file + " has more than 100,000 hours; a calibration takes no more.");
                }
                hours.add(hour(row));
            }
        });
        return List.copyOf(hours);
    }

    private static OperatingHour hour(CsvTable.Row row) {
        Weather weather = new Weather(
                1, 1, row.between("tdb", -70, 70), row.between("twb", -70, 50), row.between("p", 50_000, 110_000));
        if (weather.wetBulbC() > weather.dryBulbC() + 0.5) {
            throw row.wrong("twb " + weather.wetBulbC() + " is above tdb " + weather.dryBulbC() + ", which no air has");
        }
        Powers powers = powers(row);
        double total = row.between("total", 0, MOST_KW);
        if (Math.abs(powers.total() - total) > BALANCE * total) {
            throw row.wrong(String.format(
                    Locale.ROOT,
                    "the parts draw %.0f kW and total is %.0f; a meter is missing or wrong",
                    powers.total(),
                    total));
        }
        return new OperatingHour(
                weather,
                setting(row),
                powers,
                heat(row),
                row.between("s", 0, 1.2),
                row.between("mchw", 1e-3, MOST_FLOW),
                row.between("mcw", 1e-3, MOST_FLOW),
                row.between("t1", -20, 90),
                row.between("tcho", -20, 90));
    }

    private static Setting setting(CsvTable.Row row) {
        return new Setting(
                Setting.Drives.VARIABLE,
                row.between("tsa", -20, 60),
                row.between("tchw", -20, 60),
                row.between("tcw", -20, 90),
                count(row, "e", 0, 1) == 1,
                count(row, "nch", 0, MOST_COUNT),
                count(row, "ncwp", 1, MOST_COUNT),
                Double.NaN,
                count(row, "ncell", 1, MOST_COUNT),
                count(row, "nchwp", 1, MOST_COUNT));
    }

    private static int count(CsvTable.Row row, String column, int least, int most) {
        double value = row.between(column, least, most);
        if (value != Math.rint(value)) {
            throw row.wrong(
                    column + " is " + value + ", not a whole number; leave out hours in which machines changed");
        }
        return (int) value;
    }

    private static Powers powers(CsvTable.Row row) {
        return new Powers(
                row.between("it", 1e-3, MOST_KW),
                row.between("pdu", 0, MOST_KW),
                row.between("ups", 0, MOST_KW),
                row.between("transformer", 0, MOST_KW),
                row.between("aux", 0, MOST_KW),
                row.between("fans", 0, MOST_KW),
                row.between("chwp", 0, MOST_KW),
                row.between("cwp", 0, MOST_KW),
                row.between("chillers", 0, MOST_KW),
                row.between("towers", 0, MOST_KW),
                row.between("basin", 0, MOST_KW));
    }

    private static PlantState.Heat heat(CsvTable.Row row) {
        return new PlantState.Heat(
                row.between("qcoil", 0, MOST_KW),
                row.between("qplant", 1e-3, MOST_KW),
                row.between("qecon", 0, MOST_KW),
                row.between("qchiller", 0, MOST_KW),
                row.between("qrej", 1e-3, MOST_KW));
    }
}
