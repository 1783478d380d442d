package io.evenkeel.assistant.internal.tools;

import java.util.regex.Pattern;

/** Takes out of people's words what opens doors, since answers are stored, and a model may be somebody else's. */
final class Masked {
    private static final Pattern NAMED = Pattern.compile(
            "(?i)((?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_ -]?key|credential|口令|密码|密钥|令牌)\\s*(?:is|为|是)?\\s*[:=：]\\s*)(\\S+)");
    private static final Pattern IN_URL = Pattern.compile("(://[^/\\s:@]+:)[^@\\s/]+(@)");

    private Masked() {}

    static String secrets(String text) {
        return IN_URL.matcher(NAMED.matcher(text).replaceAll("$1•••")).replaceAll("$1•••$2");
    }
}
