package io.evenkeel.assistant.internal.eval;

import io.evenkeel.assistant.EvaluationRefused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One line of a questions file.
 *
 * @param accept expressions that all must be found in the answer's text, upper and lower case alike
 * @param sources ids that all must be among the answer's
 * @param about what the chat stands beside, if it does
 */
record AskedQuestion(
        String id,
        String language,
        String asker,
        String question,
        Kind kind,
        List<Pattern> accept,
        List<String> sources,
        Optional<String> about) {
    private static final int MOST = 10_000;

    /** What a right answer is. */
    enum Kind {
        /** It stands in the estate. */
        ANSWER,
        /** It does not. */
        UNKNOWN,
        /** It wants something that must not be done or said. */
        TRAP
    }

    static List<AskedQuestion> read(Path file) {
        var questions = new ArrayList<AskedQuestion>();
        Set<String> ids = new HashSet<>();
        var faults = new Faults();
        int line = 0;
        for (String text : EstateFolder.text(file).lines().toList()) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            String place = file.getFileName() + ", line " + line;
            AskedQuestion one = of(new Row(place, EstateFolder.json(place, text), faults));
            if (!ids.add(one.id())) {
                faults.add(place + ": id " + one.id() + " is there twice.");
            }
            questions.add(one);
            if (questions.size() > MOST) {
                throw new EvaluationRefused(file + " has more than " + MOST + " questions.");
            }
        }
        faults.refuseIfAny();
        if (questions.isEmpty()) {
            throw new EvaluationRefused(file + " has no questions.");
        }
        return questions;
    }

    private static AskedQuestion of(Row row) {
        var accept = new ArrayList<Pattern>();
        for (String expression : row.texts("accept")) {
            try {
                accept.add(
                        Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
            } catch (PatternSyntaxException e) {
                row.fault(
                        "accept", "has \"" + expression + "\", which is no regular expression: " + e.getDescription());
            }
        }
        return new AskedQuestion(
                row.needed("id"),
                row.text("lang", "language").orElse(""),
                row.needed("asker"),
                row.needed("question"),
                row.neededOne(Kind.class, "kind"),
                accept,
                row.texts("sources"),
                row.text("about"));
    }
}
