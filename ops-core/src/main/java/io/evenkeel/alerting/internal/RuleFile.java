package io.evenkeel.alerting.internal;

import java.util.List;

/**
 * A rule file that was read.
 *
 * @param groups none if there are errors
 * @param errors all that were found, in the order of the file
 */
record RuleFile(String name, List<RuleGroup> groups, List<Problem> errors) {

    RuleFile {
        groups = List.copyOf(groups);
        errors = List.copyOf(errors);
    }

    boolean isGood() {
        return errors.isEmpty();
    }

    /** @param line from 1, as {@code column} is; 0 where the file as a whole is meant */
    record Problem(String file, int line, int column, String message) {

        @Override
        public String toString() {
            return file + ":" + line + ":" + column + ": " + message;
        }
    }
}
