package io.evenkeel.assistant.internal.check;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers in Chinese words up to 亿: 二十三 is 23, 三百零五 is 305, 两 is 2. Pure. */
final class ChineseNumber {
    static final String DIGITS = "零〇一二两三四五六七八九";
    static final String STEPS = "十百千万亿";

    private ChineseNumber() {}

    /** Empty where it is no number, such as 十 and 百 in the wrong order. */
    static Optional<BigDecimal> of(String word) {
        long all = 0;
        long below = 0;
        long digit = -1;
        for (int at = 0; at < word.length(); at++) {
            char each = word.charAt(at);
            long read = digit(each);
            if (read >= 0) {
                if (digit > 0) {
                    return Optional.empty();
                }
                digit = read;
                continue;
            }
            long step = step(each);
            if (step == 0) {
                return Optional.empty();
            }
            if (step >= 10_000) {
                all += (below + Math.max(0, digit)) * step;
                below = 0;
            } else {
                below += (digit < 0 ? 1 : digit) * step;
            }
            digit = -1;
        }
        return Optional.of(BigDecimal.valueOf(all + below + Math.max(0, digit)));
    }

    private static long digit(char each) {
        return switch (each) {
            case '零', '〇' -> 0;
            case '一' -> 1;
            case '二', '两' -> 2;
            case '三' -> 3;
            case '四' -> 4;
            case '五' -> 5;
            case '六' -> 6;
            case '七' -> 7;
            case '八' -> 8;
            case '九' -> 9;
            default -> -1;
        };
    }

    private static long step(char each) {
        return switch (each) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1_000;
            case '万' -> 10_000;
            case '亿' -> 100_000_000;
            default -> 0;
        };
    }
}
