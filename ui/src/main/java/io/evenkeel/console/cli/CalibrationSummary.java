package io.evenkeel.console.cli;

import io.evenkeel.cooling.Calibration;
import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a calibration came to, as one line of JSON. Agreement of a part without a meter of its own is null. */
final class CalibrationSummary {
    private static final JsonMapper JSON = JsonMapper.shared();

    private CalibrationSummary() {}

    static String json(Calibration calibration) {
        ObjectNode summary = JSON.createObjectNode();
        summary.put("hours", calibration.hours())
                .put("unexplained", calibration.unexplained())
                .put("left_out", calibration.leftOut());
        fit(summary.putObject("total"), calibration.total());
        ArrayNode parts = summary.putArray("parts");
        for (Calibration.Part part : calibration.parts()) {
            ObjectNode told = parts.addObject()
                    .put("name", part.name())
                    .put("verdict", part.verdict().name().toLowerCase(Locale.ROOT))
                    .put("reason", part.reason());
            fit(told, part.fit());
            ObjectNode values = told.putObject("values");
            new TreeMap<>(part.values()).forEach(values::put);
        }
        return summary.toString();
    }

    private static void fit(ObjectNode told, Calibration.Fit fit) {
        number(told, "cvrmse", fit.cvrmse());
        number(told, "bias", fit.bias());
        number(told, "mean_kw", fit.meanKw());
    }

    private static void number(ObjectNode told, String name, double value) {
        if (Double.isFinite(value)) {
            told.put(name, value);
        } else {
            told.putNull(name);
        }
    }
}
