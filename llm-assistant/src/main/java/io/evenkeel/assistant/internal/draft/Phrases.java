package io.evenkeel.assistant.internal.draft;

import io.evenkeel.assistant.internal.Languages;
import io.evenkeel.logs.Masking;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How drafts say things in one language. Immutable. */
record Phrases(String language, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int LONGEST_LINE = 600;

    String pick(String en, String zh) {
        return Languages.pick(language, en, zh);
    }

    String at(Instant instant) {
        return TIME.format(instant.atZone(zone)) + " " + zone;
    }

    /** Of a measured number what a reader needs: four digits. */
    String number(String measured) {
        try {
            return new BigDecimal(measured)
                    .round(new MathContext(4, RoundingMode.HALF_EVEN))
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (NumberFormatException none) {
            return measured;
        }
    }

    String heading(String en, String zh) {
        return "\n## " + pick(en, zh) + "\n\n";
    }

    String line(String en, String zh, String value) {
        return "- " + pick(en + ": ", zh + "：") + value + "\n";
    }

    String line(String en, String zh, Optional<String> value) {
        return value.map(given -> line(en, zh, given)).orElse("");
    }

    /** What people wrote: on one line, without secrets, and without what Markdown would make of it. */
    String words(String written) {
        String line =
                Masking.said(written).replaceAll("\\s+", " ").strip().replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }

    /** The first line of each draft. */
    String mark(Optional<String> model) {
        return "> "
                + model.map(name -> pick(
                                "Draft, worded by the model " + name
                                        + " from the sources below. Read it before you post it.",
                                "草稿，由模型 " + name + " 根据下列来源写成，发布前先读一遍。"))
                        .orElseGet(() -> pick(
                                "Draft, put together from the facts by a template. Read it before you post it.",
                                "草稿，由模板根据事实拼成，发布前先读一遍。"))
                + "\n\n";
    }

    String todo(String en, String zh) {
        return "_" + pick("To be written: " + en, "待填写：" + zh) + "_\n";
    }
}
