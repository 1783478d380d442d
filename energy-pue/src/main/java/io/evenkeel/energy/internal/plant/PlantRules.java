package io.evenkeel.energy.internal.plant;

import io.evenkeel.audit.Refusal;
import io.evenkeel.cooling.Chiller;
import io.evenkeel.cooling.Grid;
import io.evenkeel.cooling.Plant;
import io.evenkeel.cooling.PlantFiles;
import io.evenkeel.cooling.Site;
import io.evenkeel.cooling.UnusableInput;
import io.evenkeel.energy.PlantLocks;
import io.evenkeel.energy.PlantModel;
import io.evenkeel.energy.PlantPoint;
import io.evenkeel.energy.PlantSensor;
import io.evenkeel.energy.PlantSensor.Source;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a description of a plant must be, and the plant it describes. */
final class PlantRules {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int MOST_LABELS = 30;
    private static final int LONGEST_LABEL = 1_024;
    private static final Duration OLDEST = Duration.ofHours(2);
    private static final double MOST_FACTOR = 1e9;

    private PlantRules() {}

    /** The plant as designed. @throws Refusal INVALID with the field */
    static Plant plant(PlantModel model) {
        mustBeShort(model.site(), "site");
        Site site = said("site", () -> PlantFiles.site("site", model.site()));
        Chiller chiller = said("site", () -> PlantFiles.ownChiller("site", model.site()))
                .or(() -> model.chiller().map(PlantRules::fitted))
                .orElseThrow(() -> wrong(
                        "The site has no chiller of its own. Hand in \"chiller\", a set of curves as in"
                                + " examples/chillers.json.",
                        "chiller"));
        return Plant.of(site, chiller);
    }

    private static Chiller fitted(String set) {
        mustBeShort(set, "chiller");
        return said("chiller", () -> PlantFiles.chiller("chiller", "[" + set + "]", nameOf(set)));
    }

    private static String nameOf(String set) {
        try {
            return JSON.readTree(set).path("name").asString("");
        } catch (JacksonException e) {
            throw new UnusableInput("chiller is not JSON.", e);
        }
    }

    static void check(List<PlantSensor> sensors) {
        Set<PlantPoint> seen = EnumSet.noneOf(PlantPoint.class);
        for (PlantSensor sensor : sensors) {
            String point = word(sensor.point());
            must(seen.add(sensor.point()), "Two sensors are bound to " + point + "; leave one.");
            must(
                    Math.abs(sensor.factor()) > 0
                            && Math.abs(sensor.factor()) <= MOST_FACTOR
                            && Math.abs(sensor.offset()) <= MOST_FACTOR,
                    "factor of " + point + " must not be 0; factor and offset are at most 1,000,000,000.");
            must(
                    sensor.longestAge().toSeconds() >= 1 && sensor.longestAge().compareTo(OLDEST) <= 0,
                    "longestAgeSeconds of " + point + " must be 1 to 7,200.");
            source(point, sensor);
        }
    }

    private static void source(String point, PlantSensor sensor) {
        switch (sensor.source()) {
            case Source.Constant(double value) -> {
                must(
                        sensor.point() == PlantPoint.PRESSURE_PA,
                        point + " needs a series: only pressure_pa may be a constant.");
                must(sensor.point().believable(value), "pressure_pa must be 50,000 to 110,000.");
            }
            case Source.Measured(var series, boolean _) ->
                must(
                        !series.name().isBlank()
                                && series.name().length() <= LONGEST_LABEL
                                && series.labels().size() <= MOST_LABELS
                                && series.labels().entrySet().stream()
                                        .allMatch(label -> label.getKey().length() <= LONGEST_LABEL
                                                && label.getValue().length() <= LONGEST_LABEL),
                        point + " needs a series: a name and at most 30 labels, each of at most 1,024 characters.");
        }
    }

    static void check(PlantLocks locks) {
        Grid grid = Grid.reference();
        held("supplyAirC", locks.supplyAirC(), grid.supplyAir());
        held("chilledWaterC", locks.chilledWaterC(), grid.chilledWater());
        held("towerWaterC", locks.towerWaterC(), grid.towerWater());
    }

    private static void held(String field, OptionalDouble held, List<Double> range) {
        if (held.isPresent() && !(held.getAsDouble() >= range.getFirst() && held.getAsDouble() <= range.getLast())) {
            throw wrong("%s must be %s to %s °C.".formatted(field, range.getFirst(), range.getLast()), field);
        }
    }

    private static <T> T said(String field, Supplier<T> read) {
        try {
            return read.get();
        } catch (UnusableInput e) {
            throw wrong(String.valueOf(e.getMessage()), field);
        }
    }

    private static void mustBeShort(String text, String field) {
        if (text.length() > LONGEST_TEXT) {
            throw wrong(field + " has more than 1,000,000 characters.", field);
        }
    }

    private static void must(boolean holds, String sentence) {
        if (!holds) {
            throw wrong(sentence, "sensors");
        }
    }

    static String word(PlantPoint point) {
        return point.name().toLowerCase(Locale.ROOT);
    }

    private static Refusal wrong(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "energy-plant-invalid", sentence, field);
    }
}
