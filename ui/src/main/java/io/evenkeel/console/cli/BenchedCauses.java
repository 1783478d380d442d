package io.evenkeel.console.cli;

import io.evenkeel.diagnosis.KnownCauses;
import io.evenkeel.diagnosis.KnownCauses.Case;
import io.evenkeel.diagnosis.RecordedCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Causes of recorded troubles, answered by weights that were not fitted to them. */
final class BenchedCauses {
    private static final int FOLDS = 6;

    private final List<Case> cases = new ArrayList<>();
    private final KnownCauses known;

    private BenchedCauses(boolean withHistory) {
        this.known = new KnownCauses(withHistory);
    }

    /**
     * Reads what is known of all systems.
     *
     * @param systems folders with cases and {@code truth.csv}: case_id, root_cause_component
     */
    static BenchedCauses read(List<Path> systems, boolean withHistory) throws IOException {
        var benched = new BenchedCauses(withHistory);
        for (Path system : systems) {
            String place = system.getFileName().toString();
            List<RecordedCase> read =
                    CaseFolder.below(system).stream().map(CaseFolder::read).toList();
            benched.known.add(place, read, causes(system.resolve("truth.csv")));
            read.forEach(one -> benched.cases.add(new Case(place, one.id())));
        }
        return benched;
    }

    static List<Path> systems(Path data) throws IOException {
        try (Stream<Path> inside = Files.list(data)) {
            return inside.filter(each -> Files.exists(each.resolve("truth.csv")))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Set<String>> causes(Path truth) throws IOException {
        Map<String, Set<String>> causes = new HashMap<>();
        List<String> rows = Files.readAllLines(truth);
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = List.of(row.split(",", -1));
            if (cells.size() > 1) {
                causes.put(
                        cells.get(0),
                        cells.get(1).isBlank() ? Set.of() : Set.of(cells.get(1).split("\\|")));
            }
        }
        return causes;
    }

    /** Each system's cases by what the others taught. */
    void otherSystems(Path out) throws IOException {
        for (String place : cases.stream().map(Case::place).distinct().toList()) {
            answer(asked -> asked.place().equals(place), out);
        }
    }

    /** Each sixth part of all cases by what the rest taught. */
    void otherCases(long seed, Path out) throws IOException {
        List<Case> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, new Random(seed));
        Map<Case, Integer> parts = new HashMap<>();
        for (int i = 0; i < shuffled.size(); i++) {
            parts.put(shuffled.get(i), i % FOLDS);
        }
        for (int part = 0; part < FOLDS; part++) {
            int asked = part;
            answer(one -> parts.getOrDefault(one, FOLDS) == asked, out);
        }
    }

    private void answer(Predicate<Case> asked, Path out) throws IOException {
        for (var one : known.answers(asked).entrySet()) {
            Path file = out.resolve(one.getKey().place()).resolve(one.getKey().id() + ".json");
            Files.createDirectories(file.toAbsolutePath().getParent());
            DiagnoseCommand.write(one.getValue(), file);
        }
    }

    void weights(Path file) throws IOException {
        Files.writeString(file, known.weights());
    }
}
