package io.evenkeel.console.cli;

import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.RecordedCase.Component;
import io.evenkeel.diagnosis.RecordedCase.Link;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder with {@code case.json} and what was recorded: topology, metrics, alerts, changes, logs, spans, each plain or .gz. */
public final class CaseFolder {
    private static final int MOST_NODES = 200_000;
    private static final List<String> PARTS = List.of(
            "case.json", "topology.json", "metrics.csv", "alerts.jsonl", "changes.jsonl", "logs.csv", "spans.csv");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    private CaseFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether it has a {@code case.json}. */
    static boolean isCase(Path folder) {
        return new CaseFolder(folder).part("case.json").isPresent();
    }

    /** The folders with a case below, the nearest first, in the order of their names. */
    static List<Path> below(Path folder) {
        try (Stream<Path> inside = Files.walk(folder, 3)) {
            return inside.filter(Files::isDirectory)
                    .filter(CaseFolder::isCase)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CannotStart(folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** How much a case takes to read, without reading it. */
    static CaseSize size(Path folder) {
        CaseFolder found = new CaseFolder(folder);
        return PARTS.stream()
                .flatMap(name -> found.part(name).stream())
                .map(file -> CaseSize.of(Path.of(file)))
                .reduce(CaseSize.NOTHING, CaseSize::plus);
    }

    /** Reads a case. */
    public static RecordedCase read(Path folder) {
        return new CaseFolder(folder).all();
    }

    private RecordedCase all() {
        String head = part("case.json")
                .orElseThrow(() -> new CannotStart(folder + " is no case: it has no case.json, as in"
                        + " {\"id\":\"outage-7\",\"detected_at\":\"2026-11-21T14:00:00Z\"}."));
        JsonNode about = json(head);
        long detected = time(head, about, "detected_at");
        JsonNode normal = about.path("normal");
        CaseRows rows = new CaseRows();
        String symptom = about.path("symptom").path("component").asString("");
        Optional<String> topology = part("topology.json");
        return new RecordedCase(
                about.path("id").asString(String.valueOf(folder.getFileName())),
                detected,
                normal.has("from") ? time(head, normal, "from") : Long.MIN_VALUE,
                normal.has("to") ? time(head, normal, "to") : detected - RecordedCase.BEFORE_DETECTION,
                symptom.isEmpty() ? Optional.empty() : Optional.of(symptom),
                topology.map(CaseFolder::components).orElse(List.of()),
                topology.map(CaseFolder::links).orElse(List.of()),
                part("metrics.csv").map(rows::series).orElse(List.of()),
                part("alerts.jsonl").map(rows::alarms).orElse(List.of()),
                part("changes.jsonl").map(rows::changes).orElse(List.of()),
                part("logs.csv").map(rows::lines).orElse(List.of()),
                part("spans.csv").map(rows::calls).orElse(List.of()));
    }

    private Optional<String> part(String name) {
        return Stream.of("", ".gz")
                .map(end -> folder.resolve(name + end))
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .findFirst();
    }

    private static long time(String file, JsonNode node, String field) {
        String text = node.path(field).asString("");
        return CaseRows.time(text)
                .orElseThrow(() -> new CannotStart(file + " has no time \"" + field
                        + "\", as in 2026-11-21T14:00:00Z or milliseconds since 1970."));
    }

    private static List<Component> components(String file) {
        List<Component> nodes = new ArrayList<>();
        for (JsonNode node : bounded(file, "nodes")) {
            String id = node.path("id").asString("");
            if (id.isEmpty()) {
                throw new CannotStart(file + " has a node without \"id\".");
            }
            nodes.add(new Component(id, node.path("kind").asString("")));
        }
        return nodes;
    }

    private static List<Link> links(String file) {
        List<Link> links = new ArrayList<>();
        for (JsonNode edge : bounded(file, "edges")) {
            String from = edge.path("from").asString("");
            String to = edge.path("to").asString("");
            if (from.isEmpty() || to.isEmpty()) {
                throw new CannotStart(file + " has an edge without \"from\" or \"to\".");
            }
            links.add(new Link(from, to, edge.path("kind").asString("calls")));
        }
        return links;
    }

    private static JsonNode bounded(String file, String list) {
        JsonNode nodes = json(file).path(list);
        if (nodes.size() > MOST_NODES) {
            throw new CannotStart(file + " has more than " + MOST_NODES + " " + list + ".");
        }
        return nodes;
    }

    private static JsonNode json(String file) {
        try (Reader in = TextInput.of(file)) {
            JsonNode read = JSON.readTree(in);
            if (!read.isObject()) {
                throw new CannotStart(file + " is no JSON object.");
            }
            return read;
        } catch (JacksonException e) {
            throw new CannotStart(file + " is no JSON: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
