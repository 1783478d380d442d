package io.evenkeel.logs;

/**
 * What lines of one kind have in common.
 *
 * @param id never given again, also when the text has become more general since
 * @param text the line with {@value #VARIABLE} where its lines differ; spaces are single
 */
public record Template(long id, String text) {
    /** Stands for anything that differs between lines. */
    public static final String VARIABLE = "<*>";
}
