/**
 * The Graph API's one door for whatever has an id: numbers, files, templates.
 */
@NullMarked
package dev.switchboard.simulator.objects;

import org.jspecify.annotations.NullMarked;
