package io.evenkeel.reporting;

/** Languages that a file can be in. */
public enum Language {
    EN,
    ZH;

    public String of(Words words) {
        return switch (this) {
            case EN -> words.en();
            case ZH -> words.zh();
        };
    }
}
