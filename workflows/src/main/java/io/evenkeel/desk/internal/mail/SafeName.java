package io.evenkeel.desk.internal.mail;

/** A file's name as a sender gave it, made fit to be saved: no path, no control characters, nothing that reads backwards. */
public final class SafeName {
    private static final int LONGEST = 120;
    private static final String NAMELESS = "attachment";

    private SafeName() {}

    public static String of(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var safe = new StringBuilder();
        last.codePoints().filter(SafeName::isFit).limit(LONGEST).forEach(safe::appendCodePoint);
        String name = safe.toString().strip().replaceFirst("^[.]+", "").strip();
        return name.isEmpty() ? NAMELESS : name;
    }

    private static boolean isFit(int point) {
        return !Character.isISOControl(point)
                && Character.getType(point) != Character.FORMAT
                && Character.getType(point) != Character.LINE_SEPARATOR
                && Character.getType(point) != Character.PARAGRAPH_SEPARATOR
                && Character.getType(point) != Character.SURROGATE
                && "<>:\"|?*".indexOf(point) < 0;
    }
}
