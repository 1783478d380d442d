package io.evenkeel.alerting;

import io.evenkeel.audit.Actor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The rule files in force, and the installation's own ones to write. Thread-safe. */
public interface RuleFiles {

    /** Shipped and own files by name; an own file takes the place of a shipped one of its name. */
    List<OneFile> all();

    /** Everything that is wrong with a text, in its order; nothing if it would be taken. Changes nothing. */
    List<Problem> check(String text);

    /**
     * Puts an own file in force, whole or not at all. Needs {@code EDIT_RULES}.
     *
     * @param ifVersion what the writer saw; refused OUT_OF_DATE if it is another one now
     * @throws Refused if the text has errors: nothing was changed
     */
    OneFile put(Actor actor, String name, String text, OptionalLong ifVersion);

    /** Takes an own file out of force; a shipped one of its name is back then. Needs {@code EDIT_RULES}. */
    void remove(Actor actor, String name, OptionalLong ifVersion);

    /**
     * @param shipped whether it came with the product
     * @param text as in force
     * @param version 0 for a shipped one
     * @param error what is wrong with the text in the folder, while {@code text}, which was good, is in force
     */
    record OneFile(String name, boolean shipped, String text, long version, Optional<Errors> error) {}

    record Errors(List<Problem> errors) {
        public Errors {
            errors = List.copyOf(errors);
        }
    }

    /** @param line from 1, as {@code column} is; 0 where the file as a whole is meant */
    record Problem(int line, int column, String message) {}

    /** A text was refused; the rules that ran go on. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Problem> problems;

        public Refused(List<Problem> problems) {
            super("The file has " + problems.size() + " error" + (problems.size() == 1 ? "" : "s")
                    + "; the rules in force go on unchanged.");
            this.problems = List.copyOf(problems);
        }

        public List<Problem> problems() {
            return problems;
        }
    }
}
