package io.evenkeel.console.cli;

import io.evenkeel.cooling.Chiller;
import io.evenkeel.cooling.OperatingHour;
import io.evenkeel.cooling.PlantFiles;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.UnusableInput;
import io.evenkeel.cooling.Weather;
import io.evenkeel.cooling.YearRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what the energy commands are given, plain or {@code .gz}. */
final class PlantInput {
    private static final int MOST_CHARACTERS = 20_000_000;

    private PlantInput() {}

    static Site site(@Nullable String file) {
        String chosen = siteFile(file);
        return PlantFiles.site(chosen, text(chosen));
    }

    private static String siteFile(@Nullable String file) {
        return file == null
                ? Path.of(System.getProperty("evenkeel.home", "."), "examples", "reference-site.json")
                        .toString()
                : file;
    }

    static Chiller chiller(String file, String name) {
        return PlantFiles.chiller(file, text(file), name);
    }

    /** The published set that is named, else the site's own. */
    static Chiller chiller(@Nullable String site, @Nullable String file, @Nullable String name) {
        if (file != null && name != null) {
            return chiller(file, name);
        }
        if (file != null || name != null) {
            throw new UnusableInput("--chillers and --chiller belong together: a file of sets and the name of one.");
        }
        String chosen = siteFile(site);
        return PlantFiles.ownChiller(chosen, text(chosen))
                .orElseThrow(
                        () -> new UnusableInput(
                                chosen
                                        + " has no chiller of its own, as a calibrated site has. Name one with --chillers and --chiller."));
    }

    static List<OperatingHour> operation(String file) {
        return rows(file, csv -> PlantFiles.operation(file, csv));
    }

    static List<Weather> weather(String file) {
        return rows(file, csv -> PlantFiles.weather(file, csv));
    }

    /** @param load a number of kW, or a file with a number for each hour */
    static double[] load(String load, Site site) {
        if (!load.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")) {
            return rows(load, csv -> PlantFiles.load(load, csv, site.hall()));
        }
        double kw = Double.parseDouble(load);
        if (!(kw >= site.hall().leastKw() && kw <= site.hall().designKw())) {
            throw new UnusableInput("--load is " + load + " kW; this site takes "
                    + site.hall().leastKw() + " to " + site.hall().designKw() + " kW.");
        }
        double[] year = new double[8760];
        Arrays.fill(year, kw);
        return year;
    }

    /** The hours chosen, all without a file. */
    static List<YearRun.Hour> hours(
            List<Weather> weather, double[] load, @Nullable String file, Optional<String> climate) {
        Optional<Set<Integer>> chosen =
                Optional.ofNullable(file).map(one -> rows(one, csv -> PlantFiles.hours(one, csv, climate)));
        return weather.stream()
                .filter(hour -> chosen.isEmpty() || chosen.get().contains(hour.hour()))
                .map(hour -> new YearRun.Hour(hour, load[hour.hour() - 1]))
                .toList();
    }

    /** {@code beijing} of {@code weather/beijing.csv.gz}. */
    static String climate(String weather) {
        return String.valueOf(Path.of(weather).getFileName()).replaceFirst("\\..*", "");
    }

    static String text(String file) {
        return rows(file, csv -> {
            StringBuilder text = new StringBuilder();
            char[] part = new char[1 << 13];
            try {
                for (int read = csv.read(part); read >= 0; read = csv.read(part)) {
                    text.append(part, 0, read);
                    if (text.length() > MOST_CHARACTERS) {
                        throw new UnusableInput(file + " has more than " + MOST_CHARACTERS + " characters.");
                    }
                }
            } catch (IOException e) {
                throw unreadable(file, e);
            }
            return text.toString();
        });
    }

    private static <T> T rows(String file, Function<BufferedReader, T> read) {
        try (Reader in = TextInput.of(file);
                BufferedReader lines = new BufferedReader(in)) {
            return read.apply(lines);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static CannotStart unreadable(String file, IOException e) {
        return new CannotStart(file + " cannot be read: " + e.getMessage() + ".", e);
    }
}
