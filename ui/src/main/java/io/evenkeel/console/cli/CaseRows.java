package io.evenkeel.console.cli;

import io.evenkeel.diagnosis.RecordedCase.Alarm;
import io.evenkeel.diagnosis.RecordedCase.Call;
import io.evenkeel.diagnosis.RecordedCase.Change;
import io.evenkeel.diagnosis.RecordedCase.Line;
import io.evenkeel.diagnosis.RecordedCase.Point;
import io.evenkeel.diagnosis.RecordedCase.Series;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a case's files. A row that cannot be read ends it with a sentence that names its place. */
final class CaseRows {
    private static final int MOST_ROWS = 2_000_000;
    private static final int LONGEST_ROW = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Place(String component, String metric) {}

    List<Series> series(String file) {
        Map<Place, List<Point>> by = new LinkedHashMap<>();
        csv(file, List.of("timestamp", "component", "metric", "value"), row -> {
            double value;
            try {
                value = row.cell(3).isEmpty() ? Double.NaN : Double.parseDouble(row.cell(3));
            } catch (NumberFormatException e) {
                throw row.wrong("has a value that is no number: \"" + row.cell(3) + "\"");
            }
            by.computeIfAbsent(new Place(row.component(1), row.cell(2)), _ -> new ArrayList<>())
                    .add(new Point(row.time(), value));
        });
        return by.entrySet().stream()
                .map(one -> new Series(one.getKey().component, one.getKey().metric, one.getValue()))
                .toList();
    }

    List<Line> lines(String file) {
        List<Line> lines = new ArrayList<>();
        csv(
                file,
                List.of("timestamp", "component", "message"),
                row -> lines.add(new Line(row.time(), row.component(1), row.cell(2))));
        return lines;
    }

    List<Call> calls(String file) {
        List<Call> calls = new ArrayList<>();
        csv(
                file,
                List.of("timestamp", "trace", "span", "parent", "component", "operation", "duration_ms", "error"),
                row -> calls.add(call(row)));
        return calls;
    }

    private static Call call(Row row) {
        double millis;
        try {
            millis = row.cell(6).isEmpty() ? 0 : Double.parseDouble(row.cell(6));
        } catch (NumberFormatException e) {
            throw row.wrong("has a duration that is no number: \"" + row.cell(6) + "\"");
        }
        Optional<Boolean> failed = row.cell(7).isEmpty()
                ? Optional.empty()
                : Optional.of(row.cell(7).equals("1") || Boolean.parseBoolean(row.cell(7)));
        return new Call(
                row.time(),
                row.cell(1),
                row.cell(2),
                row.cell(3),
                row.component(4),
                row.cell(5),
                Double.isFinite(millis) ? Math.max(0, millis) : 0,
                failed);
    }

    List<Alarm> alarms(String file) {
        List<Alarm> alarms = new ArrayList<>();
        json(
                file,
                row -> alarms.add(new Alarm(
                        row.time(),
                        row.component(0),
                        Optional.of(row.field("peer")).filter(peer -> !peer.isEmpty()),
                        row.field("kind"),
                        row.field("name"),
                        row.field("direction"),
                        Math.max(1, row.node().path("count").asInt(1)))));
        return alarms;
    }

    List<Change> changes(String file) {
        List<Change> changes = new ArrayList<>();
        json(file, row -> changes.add(new Change(row.time(), row.component(0), row.field("id"), row.field("summary"))));
        return changes;
    }

    private static void csv(String file, List<String> head, Consumer<Row> next) {
        rows(file, (number, line) -> {
            List<String> cells = cells(line);
            if (number > 1 || !cells.getFirst().equals(head.getFirst())) {
                if (cells.size() < head.size()) {
                    throw new CannotStart(file + ": row " + number + " has " + cells.size() + " cells; expected "
                            + String.join(",", head) + ".");
                }
                next.accept(new Row(file, number, cells, JSON.nullNode()));
            }
        });
    }

    private static void json(String file, Consumer<Row> next) {
        rows(file, (number, line) -> {
            JsonNode node;
            try {
                node = JSON.readTree(line);
            } catch (JacksonException e) {
                throw new CannotStart(file + ": row " + number + " is no JSON object.", e);
            }
            next.accept(new Row(
                    file,
                    number,
                    List.of(
                            node.path("component").asString(""),
                            node.path("timestamp").asString("")),
                    node));
        });
    }

    private interface Read {
        void row(int number, String text);
    }

    private static void rows(String file, Read read) {
        try (BufferedReader lines = new BufferedReader(TextInput.of(file))) {
            int number = 0;
            for (String text = record(lines); text != null; text = record(lines)) {
                number++;
                if (number > MOST_ROWS) {
                    throw new CannotStart(file + " has more than " + MOST_ROWS + " rows. Cut it around the trouble.");
                }
                if (text.length() > LONGEST_ROW) {
                    throw new CannotStart(file + ": row " + number + " is longer than " + LONGEST_ROW + " characters.");
                }
                if (!text.isBlank()) {
                    read.row(number, text);
                }
            }
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** A line, or several while a quote is open. */
    private static @Nullable String record(BufferedReader lines) throws IOException {
        String text = lines.readLine();
        if (text == null || text.startsWith("{")) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text);
        while (whole.chars().filter(c -> c == '"').count() % 2 == 1 && whole.length() < LONGEST_ROW) {
            String more = lines.readLine();
            if (more == null) {
                break;
            }
            whole.append('\n').append(more);
        }
        return whole.toString();
    }

    /** RFC 4180. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char at = line.charAt(i);
            if (at == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (at == '"') {
                quoted = !quoted;
            } else if (at == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(at);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /** ISO-8601 with T or a blank, UTC where it names no zone, or milliseconds since 1970. */
    static OptionalLong time(String text) {
        try {
            if (!text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
                return OptionalLong.of(Long.parseLong(text));
            }
            String standard = text.replace(' ', 'T');
            int clock = standard.indexOf('T');
            if (clock < 0) {
                return OptionalLong.empty();
            }
            boolean zoned =
                    standard.endsWith("Z") || standard.indexOf('+', clock) > 0 || standard.indexOf('-', clock) > 0;
            return OptionalLong.of((zoned
                            ? OffsetDateTime.parse(standard).toInstant()
                            : LocalDateTime.parse(standard).toInstant(ZoneOffset.UTC))
                    .toEpochMilli());
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private record Row(String file, int number, List<String> cells, JsonNode node) {
        String cell(int at) {
            return cells.get(at).strip();
        }

        String field(String name) {
            return node.path(name).asString("");
        }

        String component(int at) {
            if (cell(at).isEmpty()) {
                throw wrong("names no component");
            }
            return cell(at);
        }

        long time() {
            String text = node.isObject() ? cell(1) : cell(0);
            return CaseRows.time(text)
                    .orElseThrow(() -> wrong("has a time that is none: \"" + text + "\", not as 2026-11-21T14:00:00Z"));
        }

        CannotStart wrong(String how) {
            return new CannotStart(file + ": row " + number + " " + how + ".");
        }
    }
}
