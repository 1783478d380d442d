package io.evenkeel.console.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Where what is made of the files of a folder is written. */
final class BatchTargets {
    private BatchTargets() {}

    /**
     * By file, in their order.
     *
     * @param into whose ends may be left out, so that two could have one
     * @throws CannotStart where two files have one target, before anything is written
     */
    static Map<Path, Path> of(List<Path> files, UnaryOperator<Path> into) {
        Map<Path, Path> targets = new LinkedHashMap<>();
        Map<Path, Path> taken = new HashMap<>();
        for (Path file : files) {
            Path target = into.apply(file);
            Path other = taken.putIfAbsent(target.normalize(), file);
            if (other != null) {
                throw new CannotStart(other + " and " + file + " would both be written to " + target
                        + ": give one another name, or its own folder.");
            }
            targets.put(file, target);
        }
        return targets;
    }
}
