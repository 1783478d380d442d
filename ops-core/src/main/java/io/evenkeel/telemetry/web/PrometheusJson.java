package io.evenkeel.telemetry.web;

import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.PromQlAnswer;
import io.evenkeel.telemetry.internal.store.MetricTexts;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes answers byte for byte as Prometheus does: values as strings, times as seconds. */
final class PrometheusJson {

    private final StringBuilder out = new StringBuilder(1024);

    private PrometheusJson() {}

    static String of(PromQlAnswer answer) {
        var json = new PrometheusJson();
        json.out.append("{\"status\":\"success\",\"data\":{\"resultType\":");
        switch (answer) {
            case PromQlAnswer.Scalar scalar -> {
                json.out.append("\"scalar\",\"result\":");
                json.point(scalar.time(), scalar.value());
            }
            case PromQlAnswer.Text text -> {
                json.out.append("\"string\",\"result\":[");
                json.time(text.time());
                json.out.append(',');
                json.text(text.value());
                json.out.append(']');
            }
            case PromQlAnswer.Vector vector -> {
                json.out.append("\"vector\",\"result\":");
                json.list(vector.samples(), json::sample);
            }
            case PromQlAnswer.Matrix matrix -> {
                json.out.append("\"matrix\",\"result\":");
                json.list(matrix.series(), json::series);
            }
        }
        return json.out.append("}}").toString();
    }

    static String ofLabels(Collection<Map<String, String>> series) {
        var json = new PrometheusJson();
        json.out.append("{\"status\":\"success\",\"data\":");
        json.list(series, json::labels);
        return json.out.append('}').toString();
    }

    static String ofWords(Collection<String> words) {
        var json = new PrometheusJson();
        json.out.append("{\"status\":\"success\",\"data\":");
        json.list(words, json::text);
        return json.out.append('}').toString();
    }

    static String ofTexts(Map<String, MetricTexts.MetricText> texts) {
        var json = new PrometheusJson();
        json.out.append("{\"status\":\"success\",\"data\":{");
        String comma = "";
        for (var metric : texts.entrySet()) {
            json.out.append(comma);
            json.text(metric.getKey());
            json.out.append(":[");
            var parts = new LinkedHashMap<String, String>();
            parts.put("type", metric.getValue().type());
            parts.put("help", metric.getValue().help());
            parts.put("unit", metric.getValue().unit());
            json.labels(parts);
            json.out.append(']');
            comma = ",";
        }
        return json.out.append("}}").toString();
    }

    static String ofWords(Map<String, String> words) {
        var json = new PrometheusJson();
        json.out.append("{\"status\":\"success\",\"data\":");
        json.labels(words);
        return json.out.append('}').toString();
    }

    static String ofError(String type, String sentence) {
        var json = new PrometheusJson();
        json.out.append("{\"status\":\"error\",\"errorType\":");
        json.text(type);
        json.out.append(",\"error\":");
        json.text(sentence);
        return json.out.append('}').toString();
    }

    private void sample(PromQlAnswer.Sample sample) {
        out.append("{\"metric\":");
        labels(sample.labels());
        out.append(",\"value\":");
        point(sample.time(), sample.value());
        out.append('}');
    }

    private void series(MetricStore.Series series) {
        out.append("{\"metric\":");
        labels(series.labels());
        out.append(",\"values\":[");
        for (int i = 0; i < series.times().length; i++) {
            out.append(i == 0 ? "" : ",");
            point(series.times()[i], series.values()[i]);
        }
        out.append("]}");
    }

    private void labels(Map<String, String> labels) {
        out.append('{');
        String comma = "";
        for (var label : labels.entrySet()) {
            out.append(comma);
            text(label.getKey());
            out.append(':');
            text(label.getValue());
            comma = ",";
        }
        out.append('}');
    }

    private void point(long time, double value) {
        out.append('[');
        time(time);
        out.append(",\"").append(number(value)).append("\"]");
    }

    private void time(long millis) {
        out.append(Math.floorDiv(millis, 1000L));
        long rest = Math.floorMod(millis, 1000L);
        if (rest != 0) {
            out.append('.')
                    .append(rest < 100 ? "0" : "")
                    .append(rest < 10 ? "0" : "")
                    .append(rest);
        }
    }

    /** The shortest digits that read back as the same number; with an exponent only far from 1. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value);
        }
        double size = Math.abs(value);
        return size < 1e-6 || size >= 1e21
                ? exponential(Double.toString(value))
                : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** {@code 1.0E-7} becomes {@code 1e-07}. */
    private static String exponential(String java) {
        int e = java.indexOf('E');
        String digits = java.substring(0, e).replaceFirst("\\.0$", "");
        int exponent = Integer.parseInt(java.substring(e + 1));
        String sign = exponent < 0 ? "-" : "+";
        return digits + "e" + sign + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private interface Each<T> {
        void write(T one);
    }

    private <T> void list(Collection<T> all, Each<T> each) {
        out.append('[');
        String comma = "";
        for (T one : all) {
            out.append(comma);
            each.write(one);
            comma = ",";
        }
        out.append(']');
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(c < 0x10 ? "0" : "").append(Integer.toHexString(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
