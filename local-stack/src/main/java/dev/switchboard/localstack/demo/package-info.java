/** A scripted conversation through the running stack, over doors that everybody has. */
@NullMarked
package dev.switchboard.localstack.demo;

import org.jspecify.annotations.NullMarked;
