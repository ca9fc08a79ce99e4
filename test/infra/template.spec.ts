/** The synthesized template against the registry, both ways. One file, so that the system is synthesized once. */
import './alarms.suite.ts';
import './assembly.suite.ts';
import './backup.suite.ts';
import './dashboard.suite.ts';
import './edge.suite.ts';
import './functions.suite.ts';
import './roles.suite.ts';
import './sources.suite.ts';
import './stores.suite.ts';
