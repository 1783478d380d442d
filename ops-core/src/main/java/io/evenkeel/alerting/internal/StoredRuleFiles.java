package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.RuleFiles;
import io.evenkeel.alerting.internal.AcceptedFiles.Accepted;
import io.evenkeel.alerting.internal.AcceptedFiles.Origin;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** {@link RuleFiles}: the book's files, and own ones in the table. Another server sees a change with its next look. */
@Service
class StoredRuleFiles implements RuleFiles {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,90}\\.ya?ml");
    private static final int MOST_FILES = 200;

    private final RuleBook book;
    private final AcceptedFiles accepted;
    private final Audit audit;
    private final InstantSource clock;

    StoredRuleFiles(RuleBook book, AcceptedFiles accepted, Audit audit, InstantSource clock) {
        this.book = book;
        this.accepted = accepted;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<OneFile> all() {
        Map<String, RuleBook.Text> files = book.filesInForce();
        Map<String, List<RuleFile.Problem>> wrong = book.problemsByFile();
        List<OneFile> all = new ArrayList<>();
        files.forEach((name, text) -> all.add(new OneFile(
                name,
                text.version() == 0,
                text.text(),
                text.version(),
                Optional.ofNullable(wrong.remove(name)).map(StoredRuleFiles::errors))));
        wrong.forEach((name, problems) -> all.add(new OneFile(name, false, "", 0, Optional.of(errors(problems)))));
        return all;
    }

    private static Errors errors(List<RuleFile.Problem> problems) {
        return new Errors(problems.stream().map(StoredRuleFiles::problem).toList());
    }

    private static Problem problem(RuleFile.Problem problem) {
        return new Problem(problem.line(), problem.column(), problem.message());
    }

    @Override
    public List<Problem> check(String text) {
        return errors(RuleFileReader.read("check.yml", text).errors()).errors();
    }

    @Override
    @Transactional
    public OneFile put(Actor actor, String name, String text, OptionalLong ifVersion) {
        actor.mustHave(Right.EDIT_RULES);
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "rule-file-name-invalid",
                    "Name a rule file with letters, digits, \".\", \"-\" and \"_\", ending in .yml.",
                    "name");
        }
        RuleFile file = RuleFileReader.read(name, text);
        if (!file.isGood()) {
            throw new Refused(errors(file.errors()).errors());
        }
        Optional<Accepted> before = writable(name, ifVersion);
        if (before.isEmpty() && accepted.versions().size() >= MOST_FILES) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "too-many-rule-files",
                    "There are " + MOST_FILES + " own rule files already. Put the rules into one of them.");
        }
        long version = accepted.keep(name, Origin.API, text, actor.name(), clock.instant());
        audit.record(
                actor,
                "alerting.rules.put",
                name,
                Map.of("version", Long.toString(version), "rules", Integer.toString(rules(file))));
        return new OneFile(name, false, text, version, Optional.empty());
    }

    private static int rules(RuleFile file) {
        return file.groups().stream().mapToInt(group -> group.rules().size()).sum();
    }

    @Override
    @Transactional
    public void remove(Actor actor, String name, OptionalLong ifVersion) {
        actor.mustHave(Right.EDIT_RULES);
        if (writable(name, ifVersion).isEmpty()) {
            throw book.isShipped(name)
                    ? new Refusal(
                            Refusal.Kind.CONFLICT,
                            "rule-file-shipped",
                            name + " came with the product. Put a file of the same name to change what it says.")
                    : new Refusal(Refusal.Kind.NOT_FOUND, "rule-file-unknown", "There is no rule file " + name + ".");
        }
        accepted.forget(name);
        audit.record(actor, "alerting.rules.remove", name, Map.of());
    }

    private Optional<Accepted> writable(String name, OptionalLong ifVersion) {
        Optional<Accepted> before = accepted.lock(name);
        if (before.filter(one -> one.origin() == Origin.FOLDER).isPresent()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "rule-file-in-folder",
                    name + " stands in the folder rules of the data folder. Change it there.");
        }
        long version = before.map(Accepted::version).orElse(0L);
        if (ifVersion.isPresent() && ifVersion.getAsLong() != version) {
            throw new Refusal(
                    Refusal.Kind.OUT_OF_DATE,
                    "rule-file-changed",
                    name + " was changed meanwhile. Load it again and repeat your change.");
        }
        return before;
    }
}
