package io.evenkeel.telemetry.internal.promql;

/** What an expression gives. */
enum Type {
    SCALAR("scalar"),
    VECTOR("instant vector"),
    RANGE("range vector"),
    TEXT("string");

    private final String words;

    Type(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
