/** An object store that speaks S3, as a process of its own, with its objects as files in a directory. */
@NullMarked
package dev.switchboard.localstack.objects;

import org.jspecify.annotations.NullMarked;
