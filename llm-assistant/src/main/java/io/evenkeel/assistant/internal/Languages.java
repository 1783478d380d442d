package io.evenkeel.assistant.internal;

/** In which of the console's two languages somebody writes. Pure. */
public final class Languages {
    public static final String ZH = "zh-CN";
    public static final String EN = "en";

    private Languages() {}

    /** Chinese with the first Han character: English names of hosts stand in Chinese questions, not the other way round. */
    public static String of(String text) {
        return text.codePoints().anyMatch(each -> Character.UnicodeScript.of(each) == Character.UnicodeScript.HAN)
                ? ZH
                : EN;
    }

    public static String pick(String language, String en, String zh) {
        return language.startsWith("zh") ? zh : en;
    }
}
