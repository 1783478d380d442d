package io.evenkeel.cooling.internal;

import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.UnusableInput;
import io.evenkeel.cooling.Weather;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Weather, load and choice of hours from CSV; columns are found by name. */
public final class YearRows {
    private static final int HOURS = 8760;

    private YearRows() {}

    public static List<Weather> weather(String file, BufferedReader csv) {
        List<Weather> year = new ArrayList<>(HOURS);
        int rows =
                CsvTable.read(file, csv, List.of("hour", "month", "dry_bulb_c", "wet_bulb_c", "pressure_pa"), row -> {
                    Weather weather = new Weather(
                            row.hour("hour"),
                            (int) row.between("month", 1, 12),
                            row.between("dry_bulb_c", -70, 70),
                            row.between("wet_bulb_c", -70, 50),
                            row.between("pressure_pa", 50_000, 110_000));
                    if (weather.wetBulbC() > weather.dryBulbC()) {
                        throw row.wrong("wet_bulb_c " + weather.wetBulbC() + " is above dry_bulb_c "
                                + weather.dryBulbC() + ", which no air has");
                    }
                    mustFollow(row, weather.hour(), year.size());
                    year.add(weather);
                });
        mustBeAYear(file, rows);
        return List.copyOf(year);
    }

    public static double[] load(String file, BufferedReader csv, Site.Hall hall) {
        double[] loads = new double[HOURS];
        int[] known = {0};
        int rows = CsvTable.read(file, csv, List.of("hour", "it_load_kw"), row -> {
            mustFollow(row, row.hour("hour"), known[0]);
            loads[known[0]++] = row.between("it_load_kw", hall.leastKw(), hall.designKw());
        });
        mustBeAYear(file, rows);
        return loads;
    }

    public static Set<Integer> hours(String file, BufferedReader csv, Optional<String> climate) {
        Set<Integer> hours = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        CsvTable.read(file, csv, List.of("hour"), row -> {
            Optional<String> own = row.text("climate");
            if (own.isEmpty() || climate.isEmpty() || own.equals(climate)) {
                hours.add(row.hour("hour"));
            } else if (others.size() < 10) {
                others.add(own.get());
            }
        });
        if (hours.isEmpty()) {
            throw new UnusableInput(file + " has no hour"
                    + (others.isEmpty()
                            ? ""
                            : " of climate " + climate.orElse("") + "; it has " + String.join(", ", others)
                                    + ". Name one with --climate")
                    + ".");
        }
        return hours;
    }

    private static void mustFollow(CsvTable.Row row, int hour, int known) {
        if (hour != known + 1) {
            throw row.wrong("hour is " + hour + " where " + (known + 1) + " was expected; hours ascend without gaps");
        }
    }

    private static void mustBeAYear(String file, int rows) {
        if (rows != HOURS) {
            throw new UnusableInput("%s has %,d hours; a year has 8,760%s."
                    .formatted(file, rows, rows == HOURS + 24 ? ", 29 February is left out" : ""));
        }
    }

    /** The limit that no input passes: a leap year's hours are read, to be named. */
    static int mostRows() {
        return 1_000_000;
    }

    static String names(List<String> needed, String[] found) {
        return "has the columns " + String.join(",", Arrays.asList(found)) + "; needed are "
                + String.join(", ", needed);
    }
}
