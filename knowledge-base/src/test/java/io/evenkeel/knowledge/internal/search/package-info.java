@NullMarked
package io.evenkeel.knowledge.internal.search;

import org.jspecify.annotations.NullMarked;
