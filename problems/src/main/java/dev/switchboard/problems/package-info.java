/** What an HTTP API answers when it cannot do what was asked: RFC 9457 problems, each with a stable type and code. */
@NullMarked
package dev.switchboard.problems;

import org.jspecify.annotations.NullMarked;
