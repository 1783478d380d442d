package io.evenkeel.energy.internal.plant;

import io.evenkeel.cooling.PlantFiles;
import io.evenkeel.cooling.PlantState;
import io.evenkeel.cooling.Weather;
import io.evenkeel.energy.MeterSource;
import io.evenkeel.energy.PlantModel;
import io.evenkeel.energy.PlantPoint;
import io.evenkeel.energy.PlantSensor;
import io.evenkeel.energy.internal.ToldMeasurements;
import io.evenkeel.telemetry.MetricStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.json.JsonMapper;

/** The reference plant as a description, with every point bound to a series {@code plant} of its name. */
final class PlantFixture {
    static final String SERIES = "plant";
    private static final int READINGS = 12;
    private static final long APART_MILLIS = 300_000;
    private static final Path EXAMPLES = Path.of("../examples");

    private PlantFixture() {}

    static PlantModel described() {
        return new PlantModel(
                text("reference-site.json"),
                Optional.of(JsonMapper.shared()
                        .readTree(text("chillers.json"))
                        .get(0)
                        .toString()),
                Arrays.stream(PlantPoint.values()).map(PlantFixture::sensor).toList());
    }

    static PlantModel with(String right, String wrong) {
        PlantModel model = described();
        return new PlantModel(model.site().replace(right, wrong), model.chiller(), model.sensors());
    }

    static PlantModel with(List<PlantSensor> sensors) {
        return new PlantModel(described().site(), described().chiller(), sensors);
    }

    static PlantSensor sensor(PlantPoint point) {
        var series = new MeterSource.Series(SERIES, Map.of("point", word(point)));
        return new PlantSensor(point, new PlantSensor.Source.Measured(series, false), 1, 0, Duration.ofMinutes(5));
    }

    private static String word(PlantPoint point) {
        return point.name().toLowerCase(Locale.ROOT);
    }

    static void tell(ToldMeasurements told, Map<PlantPoint, Double> values, Instant at) {
        values.forEach((point, value) -> told.value(SERIES, Map.of("point", word(point)), value, at));
    }

    /** The same of hours that end at a moment, twelve readings each. */
    static void tellHours(ToldMeasurements told, List<Map<PlantPoint, Double>> hours, Instant end) {
        int readings = hours.size() * READINGS;
        long first = end.toEpochMilli() - (long) readings * APART_MILLIS;
        long[] times =
                LongStream.range(0, readings).map(i -> first + i * APART_MILLIS).toArray();
        for (PlantPoint point : PlantPoint.values()) {
            double[] values = IntStream.range(0, readings)
                    .mapToDouble(
                            i -> Objects.requireNonNull(hours.get(i / READINGS).get(point)))
                    .toArray();
            var labels = new TreeMap<>(Map.of("__name__", SERIES, "point", word(point)));
            told.all.add(new MetricStore.Series(labels, times, values));
        }
    }

    static List<Weather> sanFrancisco() {
        try (var in = new GZIPInputStream(Files.newInputStream(EXAMPLES.resolve("san_francisco.csv.gz")));
                var csv = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return PlantFiles.weather("san_francisco.csv.gz", csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the sensors of a plant in this state say. */
    static Map<PlantPoint, Double> values(PlantState state) {
        Map<PlantPoint, Double> values = new EnumMap<>(PlantPoint.class);
        values.put(PlantPoint.WET_BULB_C, state.weather().wetBulbC());
        values.put(PlantPoint.DRY_BULB_C, state.weather().dryBulbC());
        values.put(PlantPoint.PRESSURE_PA, state.weather().pressurePa());
        values.put(PlantPoint.SUPPLY_AIR_C, state.setting().supplyAirC());
        values.put(PlantPoint.CHILLED_WATER_C, state.setting().chilledWaterC());
        values.put(PlantPoint.TOWER_WATER_C, state.setting().towerWaterC());
        values.put(PlantPoint.ECONOMIZER, state.setting().economizer() ? 1.0 : 0.0);
        values.put(PlantPoint.CHILLERS_RUNNING, (double) state.setting().chillers());
        values.put(PlantPoint.CONDENSER_PUMPS_RUNNING, (double) state.setting().condenserPumps());
        values.put(PlantPoint.CELLS_RUNNING, (double) state.setting().cells());
        values.put(PlantPoint.CHILLED_PUMPS_RUNNING, (double) state.setting().chilledPumps());
        values.put(PlantPoint.CONDENSER_FLOW_KG_S, state.condenserFlow());
        values.put(PlantPoint.IT_KW, state.powers().it());
        values.put(PlantPoint.TOTAL_KW, state.powers().total());
        values.put(PlantPoint.PDU_KW, state.powers().pdu());
        values.put(PlantPoint.UPS_KW, state.powers().ups());
        values.put(PlantPoint.TRANSFORMER_KW, state.powers().transformer());
        values.put(PlantPoint.AUX_KW, state.powers().auxiliary());
        values.put(PlantPoint.CRAH_KW, state.powers().fans());
        values.put(PlantPoint.CHW_PUMPS_KW, state.powers().chilledPumps());
        values.put(PlantPoint.CW_PUMPS_KW, state.powers().condenserPumps());
        values.put(PlantPoint.CHILLERS_KW, state.powers().chillers());
        values.put(PlantPoint.TOWERS_KW, state.powers().towers());
        values.put(PlantPoint.BASIN_KW, state.powers().basin());
        values.put(PlantPoint.COIL_HEAT_KW, state.heat().coil());
        values.put(PlantPoint.PLANT_HEAT_KW, state.heat().plant());
        values.put(PlantPoint.PLATE_HEAT_KW, state.heat().plate());
        values.put(PlantPoint.CHILLERS_HEAT_KW, state.heat().chillers());
        values.put(PlantPoint.REJECTED_HEAT_KW, state.heat().rejected());
        values.put(PlantPoint.FAN_SPEED, state.fanSpeed());
        values.put(PlantPoint.CHILLED_FLOW_KG_S, state.chilledFlow());
        values.put(PlantPoint.CONDENSER_IN_C, state.condenserInC());
        values.put(PlantPoint.EVAPORATOR_OUT_C, state.evaporatorOutC());
        return values;
    }

    private static String text(String file) {
        try {
            return Files.readString(EXAMPLES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
