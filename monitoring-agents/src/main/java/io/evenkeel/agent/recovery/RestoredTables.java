package io.evenkeel.agent.recovery;

/** Answers statements from a restored database: as nobody's superuser, read-only, in bounds. */
@FunctionalInterface
interface RestoredTables {

    /** @param select one statement; a hostile one costs its time limit and nothing else */
    Answer ask(String select);
}
