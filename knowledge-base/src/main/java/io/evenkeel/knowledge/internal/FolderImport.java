package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.knowledge.ArticleImport;
import io.evenkeel.knowledge.Articles.ArticleText;
import io.evenkeel.knowledge.internal.SourceIntake.Brought;
import io.evenkeel.knowledge.internal.SourceIntake.Outcome;
import io.evenkeel.knowledge.internal.SourceIntake.Taken;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link ArticleImport}: each file in a transaction of its own. */
@Service
class FolderImport implements ArticleImport {
    private static final Pattern FOLDER = Pattern.compile("[^/\\\\\\p{Cntrl}\\p{Cf}]{1,100}");
    private static final Pattern PATH = Pattern.compile(
            "(?!.*(^|/)\\.{0,2}(/|$))[^\\\\\\p{Cntrl}\\p{Cf}]{1,300}\\.(md|markdown)", Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST = 10;

    private final FileText files;
    private final ArticleTexts texts;
    private final SourceIntake intake;
    private final ShelfRows shelf;
    private final TransactionTemplate transactions;
    private final Audit audit;

    FolderImport(
            FileText files,
            ArticleTexts texts,
            SourceIntake intake,
            ShelfRows shelf,
            TransactionTemplate transactions,
            Audit audit) {
        this.files = files;
        this.texts = texts;
        this.intake = intake;
        this.shelf = shelf;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public Imported take(Actor actor, String folder, List<ImportFile> given) {
        actor.mustHave(Right.PUBLISH_KNOWLEDGE);
        String name = folder.strip();
        if (!FOLDER.matcher(name).matches()) {
            throw refusal("Name the folder in 1 to 100 characters, without a slash.", "folder");
        }
        if (given.size() > MOST_FILES) {
            throw refusal("Send at most " + MOST_FILES + " files at once; these are " + given.size() + ".", "files");
        }
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        List<RefusedFile> refused = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (ImportFile file : given) {
            if (!paths.add(file.path())) {
                refused.add(new RefusedFile(
                        file.path(),
                        "Another file was sent with this path; the first one counts. Rename one of them."));
                continue;
            }
            try {
                Taken taken = one(actor, name, file);
                outcomes.merge(taken.outcome(), 1, Integer::sum);
                if (taken.outcome() == Outcome.IN_THE_WAY) {
                    refused.add(new RefusedFile(
                            file.path(),
                            taken.key() + " has somebody's draft: publish it or give it up, then import again."));
                }
            } catch (Refusal reason) {
                refused.add(new RefusedFile(file.path(), String.valueOf(reason.getMessage())));
            }
        }
        return new Imported(
                outcomes.getOrDefault(Outcome.MADE, 0),
                outcomes.getOrDefault(Outcome.CHANGED, 0),
                outcomes.getOrDefault(Outcome.OFFERED, 0),
                outcomes.getOrDefault(Outcome.SAME, 0),
                refused);
    }

    private static Refusal refusal(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "article-invalid", sentence, field);
    }

    private Taken one(Actor actor, String folder, ImportFile file) {
        checkPath(file.path());
        ArticleText text = texts.checked(actor, files.read(file.path(), file.text()));
        var brought = new Brought(
                "import/" + folder + "/" + file.path(),
                text,
                SourceIntake.hash(file.text() + "\0" + text.items()),
                actor.id(),
                actor.name());
        return Optional.ofNullable(transactions.execute(status -> taken(actor, brought)))
                .orElseThrow();
    }

    private Taken taken(Actor actor, Brought brought) {
        intake.oneAtATime();
        Taken taken = intake.take(brought);
        taken.shelved().ifPresent(shelf::changed);
        switch (taken.outcome()) {
            case MADE, CHANGED ->
                audit.record(actor, "knowledge.import", taken.key(), Map.of("source", brought.source()));
            case OFFERED -> audit.record(actor, "knowledge.offer", taken.key(), Map.of("source", brought.source()));
            case SAME, IN_THE_WAY -> {}
        }
        return taken;
    }

    private static void checkPath(String path) {
        if (!PATH.matcher(path).matches()
                || path.chars().filter(each -> each == '/').count() >= DEEPEST) {
            throw refusal("A path lies below the folder, has at most " + DEEPEST + " parts and ends with .md.", "path");
        }
    }
}
