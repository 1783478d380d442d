package io.evenkeel.cooling;

import io.evenkeel.cooling.internal.ChillerFit;
import io.evenkeel.cooling.internal.JsonChillers;
import io.evenkeel.cooling.internal.JsonOwnChiller;
import io.evenkeel.cooling.internal.JsonSite;
import io.evenkeel.cooling.internal.OperationRows;
import io.evenkeel.cooling.internal.YearRows;
import java.io.BufferedReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what describes a plant and its year. Everything refused is an {@link UnusableInput} that names file and field or row;
 * {@code file} is only what messages call it. Formats: {@code docs/energy.md}.
 */
public final class PlantFiles {
    private PlantFiles() {}

    /** A site in JSON. Refused: no chiller, negative sizes, unknown fields, a tree with a loop or without exactly one root. */
    public static Site site(String file, String json) {
        return JsonSite.read(file, json);
    }

    /** The chiller that a calibrated site has of its own; empty for a site as designed. */
    public static Optional<Chiller> ownChiller(String file, String json) {
        return JsonOwnChiller.read(file, json);
    }

    /** A site with its own chiller as JSON, to be read by {@link #site} and {@link #ownChiller}. */
    public static String json(Site site, Chiller chiller) {
        return JsonOwnChiller.written(site, chiller);
    }

    /**
     * Hours of operation, in the columns that a simulation writes; rows with {@code ok=0} are passed over. Refused: parts that do
     * not add up to the total, values that no plant has.
     */
    public static List<OperatingHour> operation(String file, BufferedReader csv) {
        return OperationRows.read(file, csv);
    }

    /** One of the chiller sets in JSON, fitted; see {@link #fit}. */
    public static Chiller chiller(String file, String json, String name) {
        return fit(JsonChillers.read(file, json, name));
    }

    /** Fits the model to a published set. Refused: a set without physical meaning, such as capacities of 0. */
    public static Chiller fit(ChillerSet set) {
        return ChillerFit.of(set);
    }

    /** A year of 8,760 hours; 29 February does not exist. */
    public static List<Weather> weather(String file, BufferedReader csv) {
        return YearRows.weather(file, csv);
    }

    /** IT work in kW of each hour of a year, all of them within what the site allows. */
    public static double[] load(String file, BufferedReader csv, Site.Hall hall) {
        return YearRows.load(file, csv, hall);
    }

    /** Hours of the year, ascending; of one climate only, where the file has that column. */
    public static Set<Integer> hours(String file, BufferedReader csv, Optional<String> climate) {
        return YearRows.hours(file, csv, climate);
    }
}
