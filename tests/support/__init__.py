"""What tests share: invented articles, ways to drive the program, makers of odd inputs."""
