package io.evenkeel.logs.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What an operator can set of logs.
 *
 * @param folder of the lines
 * @param retention how long a line is kept, in whole days
 * @param mostBytes on disk; beyond it the oldest day goes
 * @param freeBytes that are left to others on the disk; below it the oldest day goes, then nothing more is taken
 * @param zone of times in lines that name none
 */
record LogSettings(Path folder, Duration retention, long mostBytes, long freeBytes, ZoneId zone) {}
