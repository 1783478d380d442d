package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.internal.AcceptedFiles.Accepted;
import io.evenkeel.alerting.internal.AcceptedFiles.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The rules in force: the shipped files, and the own files that were accepted. One of these with the name of a shipped file
 * takes its place. The folder {@code rules} in the data folder is read when a file in it changes; what was good is kept in
 * the database, so a file with errors changes nothing, across restarts too. Thread-safe.
 */
@Component
class RuleBook {

    private static final Logger log = LoggerFactory.getLogger(RuleBook.class);
    private static final String FOLDER = "rules";

    private final RuleFolder folder;
    private final AcceptedFiles accepted;
    private final InstantSource clock;
    private final Map<String, Text> shipped;

    /** Own files in force, by name. */
    private final Map<String, Text> own = new TreeMap<>();

    /** What is wrong with own files as they are now, by name. */
    private final Map<String, List<RuleFile.Problem>> problems = new TreeMap<>();

    private final Map<String, RuleFolder.Stamp> seen = new HashMap<>();
    private boolean recalled;

    RuleBook(@Value("${evenkeel.data:data}") Path data, AcceptedFiles accepted, InstantSource clock)
            throws IOException {
        this.folder = new RuleFolder(data.resolve(FOLDER));
        this.accepted = accepted;
        this.clock = clock;
        this.shipped = shipped();
    }

    /** @param version 0 for a shipped one */
    record Text(RuleFile file, String text, long version) {}

    private static Map<String, Text> shipped() throws IOException {
        var files = new TreeMap<String, Text>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*.yml")) {
            String name = String.valueOf(resource.getFilename());
            String text = resource.getContentAsString(StandardCharsets.UTF_8);
            RuleFile file = RuleFileReader.read(name, text);
            if (!file.isGood()) {
                throw new IllegalStateException("A shipped rule file has errors: " + file.errors());
            }
            files.put(name, new Text(file, text, 0));
        }
        return files;
    }

    /** All groups in force, after a look at the folder and at what others accepted. */
    synchronized List<RuleGroup> look() {
        problems.remove(FOLDER);
        try {
            takeIn(folder.files());
        } catch (NoSuchFileException e) {
            if (!seen.isEmpty()) {
                problem(FOLDER, "the folder of the rules is gone; its rules stay in force");
            }
        } catch (IOException e) {
            problem(FOLDER, "the folder of the rules can't be read: " + e.getMessage());
        }
        recall();
        return inForce();
    }

    /** Brings what is in force in line with the table. */
    private void recall() {
        Map<String, Long> versions = accepted.versions();
        own.keySet().removeIf(name -> !versions.containsKey(name));
        versions.forEach((name, version) -> {
            Text known = own.get(name);
            if (known == null || known.version() != version) {
                accepted.find(name).ifPresent(this::enforce);
            }
        });
        recalled = true;
    }

    private void enforce(Accepted one) {
        RuleFile file = RuleFileReader.read(one.name(), one.content());
        if (file.isGood()) {
            own.put(one.name(), new Text(file, one.content(), one.version()));
        } else {
            // It was good for an earlier release; better without it and said so than not at all.
            problems.put(one.name(), file.errors());
        }
    }

    private void takeIn(Map<String, RuleFolder.Stamp> present) {
        for (String name : accepted.ofFolder()) {
            if (!present.containsKey(name)) {
                accepted.forget(name);
                log.info("event=rule-file-gone file={}", name);
            }
        }
        for (String name : new TreeSet<>(seen.keySet())) {
            if (!present.containsKey(name)) {
                seen.remove(name);
                problems.remove(name);
            }
        }
        present.forEach((name, stamp) -> {
            if (!stamp.equals(seen.get(name))) {
                read(name);
                seen.put(name, stamp);
            }
        });
    }

    private void read(String name) {
        try {
            String text = folder.read(name);
            RuleFile file = RuleFileReader.read(name, text);
            Optional<Accepted> before = accepted.find(name);
            if (before.filter(one -> one.origin() == Origin.API).isPresent()) {
                problem(name, "a file of this name was given through the API; give the one in the folder another name");
            } else if (file.isGood()) {
                if (before.filter(one -> one.content().equals(text)).isEmpty()) {
                    accepted.keep(name, Origin.FOLDER, text, FOLDER, clock.instant());
                }
                problems.remove(name);
                log.info(
                        "event=rule-file-accepted file={} groups={}",
                        name,
                        file.groups().size());
            } else {
                problems.put(name, file.errors());
                log.warn(
                        "event=rule-file-refused file={} errors={} first=\"{}\"",
                        name,
                        file.errors().size(),
                        file.errors().getFirst());
            }
        } catch (IOException e) {
            problem(name, String.valueOf(e.getMessage()));
        }
    }

    private void problem(String name, String sentence) {
        var problem = new RuleFile.Problem(name, 0, 0, sentence);
        if (!List.of(problem).equals(problems.put(name, List.of(problem)))) {
            log.warn("event=rule-file-unreadable file={} reason=\"{}\"", name, sentence);
        }
    }

    private List<RuleGroup> inForce() {
        return files().values().stream()
                .flatMap(text -> text.file().groups().stream())
                .toList();
    }

    private Map<String, Text> files() {
        var files = new TreeMap<>(shipped);
        files.putAll(own);
        return files;
    }

    /** All groups in force, without a look at the folder. */
    synchronized List<RuleGroup> groups() {
        return recalled ? inForce() : look();
    }

    /** The files in force by name, as the table has them now. */
    synchronized Map<String, Text> filesInForce() {
        recall();
        return files();
    }

    boolean isShipped(String name) {
        return shipped.containsKey(name);
    }

    synchronized Map<String, List<RuleFile.Problem>> problemsByFile() {
        return new TreeMap<>(problems);
    }

    /** What is wrong with files as they are now. */
    synchronized List<RuleFile.Problem> problems() {
        return problems.values().stream().flatMap(List::stream).toList();
    }

    /** The rule in force with that key. */
    Optional<Rule> rule(String key) {
        return groups().stream()
                .flatMap(group -> group.rules().stream())
                .filter(rule -> rule.key().equals(key))
                .findFirst();
    }
}
